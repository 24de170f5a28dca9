package org.dreamlms.lib.assetlinks;

import org.jspecify.annotations.Nullable;

/** What a string of a book's {@code config.json} says about an asset (DCS contract 3.3). */
public sealed interface ConfigPath {
  /** A file of the book. */
  record Relative(AssetPath path) implements ConfigPath {}

  /** Blank, or an address of its own: to be passed on as it is, never signed, never fetched. */
  record LeftAlone() implements ConfigPath {}

  /** Something that pretends to be a path: to be passed on unsigned, and counted. */
  record Refused(PathRefusal reason) implements ConfigPath {}

  /**
   * Reads {@code ./books/<Folder>/images/M1/1.png} or {@code images/M1/1.png}.
   *
   * <p>{@code <Folder>} is the name on the author's disk and need not be the book's; it is dropped
   * unseen, and once: an inner folder that is called {@code books} stays.
   */
  static ConfigPath read(@Nullable String value) {
    if (value == null || value.isBlank() || PathReader.isAddress(value)) {
      return new LeftAlone();
    }
    return switch (PathReader.read(value.replace('\\', '/'))) {
      case PathReader.Path(AssetPath path) -> new Relative(path);
      case PathReader.NoPath(PathRefusal reason) -> new Refused(reason);
    };
  }
}
