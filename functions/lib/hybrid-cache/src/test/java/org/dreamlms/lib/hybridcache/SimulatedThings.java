package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the simulation caches: single things, of which each belongs to a group, and the list of all.
 * Two of the things have tags that share a bucket in every row.
 */
final class SimulatedThings {
  /** How many. */
  static final int COUNT = 5;

  private static final int GROUPS = 2;
  private static final List<Tag> TAGS = tags();

  private static final Lifetimes LIFETIMES =
      new Lifetimes(Duration.ofSeconds(8), Duration.ofSeconds(90), Duration.ofSeconds(5));

  static final CacheName<Integer, String> THING =
      new CacheName<>(
          "things",
          i -> "things:" + i,
          i -> List.of(TAGS.get(i)),
          (i, _) -> List.of(group(i)),
          new TextCodec(1),
          LIFETIMES,
          String::length,
          0.5);

  static final CacheName<String, String> LIST =
      new CacheName<>(
          "list",
          _ -> "things:list",
          _ -> List.of(list()),
          (_, _) -> List.of(),
          new TextCodec(1),
          LIFETIMES,
          String::length,
          0.5);

  private SimulatedThings() {}

  /** What reaches the entry of a thing. */
  static List<Tag> tagsOf(int thing) {
    return List.of(TAGS.get(thing), group(thing));
  }

  /** What an event of the thing itself names; its group has events of its own. */
  static List<Tag> eventTags(int thing) {
    return List.of(TAGS.get(thing), list());
  }

  static Tag group(int thing) {
    return Tag.of("group", thing % GROUPS);
  }

  static Tag list() {
    return Tag.of("list");
  }

  /** Of the list: {@code 0 v1,1 -,...}; what is missing has no version. */
  static String list(SimulatedOrigin origin, long at) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < COUNT; i++) {
      SimulatedOrigin.State state = origin.at(i, at);
      text.append(state.version()).append(',');
    }
    return text.toString();
  }

  private static List<Tag> tags() {
    List<Tag> tags = new ArrayList<>();
    Tag first = Tag.of("thing", 0);
    Tag twin =
        IntStream.range(1, 100_000_000)
            .mapToObj(i -> Tag.of("thing", i))
            .filter(tag -> tag.a() == first.a() && tag.b() == first.b() && tag.h() == first.h())
            .findFirst()
            .orElseThrow();
    tags.add(first);
    tags.add(twin);
    for (int i = 2; i < COUNT; i++) {
      tags.add(Tag.of("thing", -i));
    }
    return tags;
  }
}
