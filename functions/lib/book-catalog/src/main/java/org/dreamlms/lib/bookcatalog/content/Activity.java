package org.dreamlms.lib.bookcatalog.content;

import io.micronaut.json.tree.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity on a page.
 *
 * @param id the same in every process for the same place in the same book ({@link ActivityId})
 * @param sectionIndex its place among all sections of the page, from 0
 * @param order its place among all activities of the book, from 0
 * @param type as the book spells it; see {@link KnownActivityType}
 * @param title its heading, or a title made from the type
 * @param area where its marker stands; absent when the book does not say
 * @param config the {@code activity} object with the section's {@code audio_extra} beside its
 *     fields; paths are raw. Part of the book's tree, never changed by anybody
 */
public record Activity(
    UUID id,
    int sectionIndex,
    int order,
    String type,
    String title,
    @Nullable Area area,
    JsonNode config) {

  /** Can be given to students. */
  public boolean supported() {
    return KnownActivityType.of(type).map(KnownActivityType::supported).orElse(false);
  }
}
