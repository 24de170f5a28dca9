package org.dreamlms.functions.catalog;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.dreamlms.lib.bookcatalog.content.Activity;
import org.dreamlms.lib.bookcatalog.content.Area;
import org.jspecify.annotations.Nullable;

/**
 * An activity on a page.
 *
 * @param coords where its marker stands; null where the book does not say
 * @param config as the book has it, paths included; beside {@code section_path} stands its address
 *     {@code section_image_url}, and in {@code audio_extra} beside {@code path} its {@code url}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record ActivityMarker(
    UUID id,
    String title,
    String activityType,
    int sectionIndex,
    @Nullable Coords coords,
    JsonNode config) {

  static ActivityMarker from(int bookId, Activity activity) {
    Area area = activity.area();
    return new ActivityMarker(
        activity.id(),
        activity.title(),
        activity.type(),
        activity.sectionIndex(),
        area == null ? null : new Coords(area.x(), area.y(), area.width(), area.height()),
        withAddresses(bookId, activity.config()));
  }

  /** A new tree: the one of the book is cached and belongs to everybody. */
  private static JsonNode withAddresses(int bookId, JsonNode config) {
    Map<String, JsonNode> fields = fields(config);
    ConfigAddress.of(text(config, "section_path"), path -> BookAddresses.asset(bookId, path))
        .ifPresent(url -> fields.put("section_image_url", JsonNode.createStringNode(url)));
    JsonNode sound = config.get("audio_extra");
    ConfigAddress.of(text(sound, "path"), path -> BookAddresses.media(bookId, path))
        .ifPresent(
            url -> {
              Map<String, JsonNode> soundFields = fields(sound);
              soundFields.put("url", JsonNode.createStringNode(url));
              fields.put("audio_extra", JsonNode.createObjectNode(soundFields));
            });
    return JsonNode.createObjectNode(fields);
  }

  private static Map<String, JsonNode> fields(@Nullable JsonNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    if (object != null) {
      object.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
    }
    return fields;
  }

  private static @Nullable String text(@Nullable JsonNode object, String field) {
    JsonNode found = object != null && object.isObject() ? object.get(field) : null;
    return found != null && found.isString() ? found.getStringValue() : null;
  }

  /** A rectangle on the page. */
  @Serdeable
  record Coords(int x, int y, int w, int h) {}
}
