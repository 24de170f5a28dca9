package org.dreamlms.lib.bookcatalog.content;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks one {@code config.json}: {@code books[0].modules[].pages[].sections[]}, or {@code modules}
 * at the top. Visits these levels only, so depth below them does not matter. For one use.
 */
final class ContentReader {
  // Sizes and places of markers where a book gives none: those of the existing LMS.
  private static final Area USUAL_MARKER = new Area(50, 50, 44, 44);
  private static final Area USUAL_ANSWER = new Area(0, 0, 50, 20);

  private final int bookId;
  private final List<BookModule> modules = new ArrayList<>();
  private final List<BookPage> pages = new ArrayList<>();
  private int activities;
  private int activitiesWithoutType;

  ContentReader(int bookId) {
    this.bookId = bookId;
  }

  BookContent read(JsonNode tree) {
    List<JsonNode> found = modulesOf(tree);
    for (int i = 0; i < found.size(); i++) {
      readModule(i, found.get(i));
    }
    return new BookContent(bookId, modules, pages, activitiesWithoutType);
  }

  private static List<JsonNode> modulesOf(JsonNode tree) {
    List<JsonNode> books = Lenient.items(tree, "books");
    List<JsonNode> modules =
        books.isEmpty() ? List.of() : Lenient.items(books.getFirst(), "modules");
    return modules.isEmpty() ? Lenient.items(tree, "modules") : modules;
  }

  private void readModule(int index, JsonNode module) {
    if (!module.isObject()) {
      return;
    }
    String named = Lenient.text(module, "name");
    String name = named == null ? "Module " + (index + 1) : named;
    int first = pages.size();
    Map<Integer, Integer> pagesOfNumber = new HashMap<>();
    for (JsonNode page : Lenient.items(module, "pages")) {
      if (page.isObject()) {
        Integer printed = Lenient.whole(page, "page_number");
        int number = printed == null ? 0 : printed;
        int sameBefore = pagesOfNumber.merge(number, 1, Integer::sum) - 1;
        readPage(index, name, number, sameBefore, page);
      }
    }
    modules.add(new BookModule(name, first, pages.size() - first));
  }

  private void readPage(
      int moduleIndex, String moduleName, int number, int sameBefore, JsonNode page) {
    List<Activity> found = new ArrayList<>();
    List<PageSound> sounds = new ArrayList<>();
    List<PageVideo> videos = new ArrayList<>();
    List<PageImage> images = new ArrayList<>();
    List<FillAnswer> answers = new ArrayList<>();
    List<JsonNode> sections = Lenient.items(page, "sections");
    for (int i = 0; i < sections.size(); i++) {
      JsonNode section = sections.get(i);
      JsonNode activity = Lenient.object(section, "activity");
      if (activity != null) {
        String type = Lenient.string(activity, "type");
        if (type == null) {
          activitiesWithoutType++;
        } else {
          UUID id = ActivityId.of(bookId, moduleIndex, number, sameBefore, i);
          found.add(readActivity(id, i, type, section, activity));
        }
      }
      // An activity may stand in a section that also says "fill" or plays a sound.
      switch (Lenient.string(section, "type")) {
        case "audio" -> addSound(section, sounds);
        case "video" -> addVideo(section, videos);
        case "image" -> addImage(section, images);
        case "fill" -> addAnswers(i, section, answers);
        case null, default -> {}
      }
    }
    String image = Lenient.string(page, "image_path");
    pages.add(new BookPage(moduleName, number, image, found, sounds, videos, images, answers));
  }

  private Activity readActivity(
      UUID id, int sectionIndex, String type, JsonNode section, JsonNode activity) {
    String heading = Lenient.text(activity, "headerText");
    return new Activity(
        id,
        sectionIndex,
        activities++,
        type,
        heading == null ? KnownActivityType.titleOf(type) : heading,
        areaOf(section, activity),
        withSound(activity, Lenient.object(section, "audio_extra")));
  }

  /** Guides put the marker into the activity; books that DCS was seen to serve, beside it. */
  private static @Nullable Area areaOf(JsonNode section, JsonNode activity) {
    Area inside = Area.complete(Lenient.object(activity, "coords"));
    return inside == null ? Area.complete(Lenient.object(section, "coords")) : inside;
  }

  private static JsonNode withSound(JsonNode activity, @Nullable JsonNode audioExtra) {
    if (audioExtra == null) {
      return activity;
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    activity.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
    fields.put("audio_extra", audioExtra);
    return JsonNode.createObjectNode(fields);
  }

  private static void addSound(JsonNode section, List<PageSound> sounds) {
    String path = Lenient.string(section, "audio_path", "audio");
    if (path != null) {
      sounds.add(new PageSound(path, USUAL_MARKER.orAsIn(Lenient.object(section, "coords"))));
    }
  }

  private static void addVideo(JsonNode section, List<PageVideo> videos) {
    String path = Lenient.string(section, "video_path", "video");
    if (path != null) {
      videos.add(
          new PageVideo(
              path,
              Lenient.string(section, "poster"),
              Lenient.text(section, "title"),
              USUAL_MARKER.orAsIn(Lenient.object(section, "coords"))));
    }
  }

  private static void addImage(JsonNode section, List<PageImage> images) {
    String path = Lenient.string(section, "image", "image_path");
    if (path != null) {
      images.add(new PageImage(path, Area.complete(Lenient.object(section, "coords"))));
    }
  }

  private static void addAnswers(int index, JsonNode section, List<FillAnswer> answers) {
    for (JsonNode answer : Lenient.items(section, "answer")) {
      JsonNode coords = Lenient.object(answer, "coords");
      String text = Lenient.text(answer, "text");
      if (coords != null && text != null) {
        answers.add(new FillAnswer(index, text, USUAL_ANSWER.orAsIn(coords)));
      }
    }
  }
}
