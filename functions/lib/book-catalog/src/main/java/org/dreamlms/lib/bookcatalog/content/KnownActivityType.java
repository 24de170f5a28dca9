package org.dreamlms.lib.bookcatalog.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of activities that books are known to have. A book may have others: they are kept. */
public enum KnownActivityType {
  MATCH_THE_WORDS("matchTheWords", "Match the words", true),
  DRAG_DROP_PICTURE("dragdroppicture", "Drag and drop", true),
  DRAG_DROP_PICTURE_GROUP("dragdroppicturegroup", "Drag and drop into groups", true),
  FILL_PICTURE("fillpicture", "Fill in the picture", false),
  FILL_SENTENCES_WITH_DOTS("fillSentencesWithDots", "Fill in the sentences", false),
  CIRCLE("circle", "Circle", true),
  MARK_WITH_X("markwithx", "Mark with X", true),
  PUZZLE_FIND_WORDS("puzzleFindWords", "Find the words", true);

  private static final Map<String, KnownActivityType> BY_WIRE_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(KnownActivityType::wireName, type -> type));

  private final String wireName;
  private final String title;
  private final boolean supported;

  KnownActivityType(String wireName, String title, boolean supported) {
    this.wireName = wireName;
    this.title = title;
    this.supported = supported;
  }

  /** As {@code config.json} and answers spell it; upper and lower case matter. */
  public String wireName() {
    return wireName;
  }

  /** For an activity without a heading of its own. */
  public String title() {
    return title;
  }

  /** Can be given to students: their player can play and mark it. */
  public boolean supported() {
    return supported;
  }

  public static Optional<KnownActivityType> of(String wireName) {
    return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
  }

  /** A title for an activity without a heading, of a known type or any other. */
  static String titleOf(String wireName) {
    return of(wireName).map(KnownActivityType::title).orElseGet(() -> sentence(wireName));
  }

  /** {@code speak_and_repeat} and {@code speakAndRepeat} become "Speak and repeat". */
  private static String sentence(String wireName) {
    String words =
        wireName
            .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
            .replace('_', ' ')
            .strip()
            .toLowerCase(Locale.ROOT);
    return words.isEmpty()
        ? wireName
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
