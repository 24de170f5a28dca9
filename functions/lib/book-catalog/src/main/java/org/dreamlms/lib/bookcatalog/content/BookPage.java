package org.dreamlms.lib.bookcatalog.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a book.
 *
 * @param number as printed; 0 when the book has no readable number
 * @param imagePath raw, as the book spells it
 * @param activities in the order of the page
 */
public record BookPage(
    String moduleName,
    int number,
    @Nullable String imagePath,
    List<Activity> activities,
    List<PageSound> sounds,
    List<PageVideo> videos,
    List<PageImage> images,
    List<FillAnswer> fillAnswers) {

  public BookPage {
    activities = List.copyOf(activities);
    sounds = List.copyOf(sounds);
    videos = List.copyOf(videos);
    images = List.copyOf(images);
    fillAnswers = List.copyOf(fillAnswers);
  }
}
