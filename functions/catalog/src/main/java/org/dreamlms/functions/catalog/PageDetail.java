package org.dreamlms.functions.catalog;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dreamlms.lib.bookcatalog.content.BookPage;

/**
 * A page, with markers for what stands on it. Markers are numbered in the order of the page.
 *
 * @param imageUrl address of the page's picture; where the book names none, the usual place
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PageDetail(
    int pageNumber,
    String imageUrl,
    String moduleName,
    List<ActivityMarker> activities,
    List<AudioMarker> audio,
    List<VideoMarker> video,
    List<FillAnswerMarker> fillAnswers) {

  private static final Pattern NUMBERED_MODULE =
      Pattern.compile("Module\\s*([0-9]{1,4}).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  static PageDetail from(int bookId, BookPage page) {
    return new PageDetail(
        page.number(),
        imageUrl(bookId, page),
        page.moduleName(),
        page.activities().stream().map(activity -> ActivityMarker.from(bookId, activity)).toList(),
        IntStream.range(0, page.sounds().size())
            .mapToObj(i -> AudioMarker.from(bookId, page, i))
            .toList(),
        IntStream.range(0, page.videos().size())
            .mapToObj(i -> VideoMarker.from(bookId, page, i))
            .toList(),
        IntStream.range(0, page.fillAnswers().size())
            .mapToObj(i -> FillAnswerMarker.from(page, i))
            .toList());
  }

  static String imageUrl(int bookId, BookPage page) {
    return ConfigAddress.of(page.imagePath(), path -> BookAddresses.asset(bookId, path))
        .orElseGet(() -> BookAddresses.asset(bookId, usualPicture(page)));
  }

  /** Where older books keep a page's picture without naming it (contract of DCS, lesson 13). */
  private static String usualPicture(BookPage page) {
    Matcher numbered = NUMBERED_MODULE.matcher(page.moduleName());
    String folder = numbered.matches() ? "M" + numbered.group(1) : page.moduleName();
    String number = page.number() < 10 ? "0" + page.number() : Integer.toString(page.number());
    return "images/HB/modules/" + folder.replace('/', '_') + "/pages/" + number + ".png";
  }
}
