package org.dreamlms.lib.hybridcache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What an invalidation names: entries carry the tags of everything they were made from. Exact: a
 * tag never reaches another that begins alike.
 *
 * <p>In the epoch vector a tag has a bucket in each of three rows. The first four bytes of the
 * SHA-256 of its name in UTF-8, unsigned, modulo the row's size, give row a, the next four row b,
 * the next four row h. These places are written down in every table: changing them voids nothing by
 * itself and therefore must never be done ({@code TagTest} holds golden ones).
 */
public final class Tag {
  /** Buckets in each of the rows a and b, which every invalidation raises. */
  static final int BUCKETS = 240;

  /** Buckets in row h, which hard invalidations raise too. */
  static final int HARD_BUCKETS = 64;

  /** Characters. Names are ours (an entity and an id), so this only stops mistakes. */
  static final int LONGEST = 200;

  private final String name;
  private final int a;
  private final int b;
  private final int h;

  private Tag(String name) {
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException("A tag has 1 to " + LONGEST + " characters: " + name);
    }
    this.name = name;
    ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name.getBytes(StandardCharsets.UTF_8)));
    a = place(digest, BUCKETS);
    b = place(digest, BUCKETS);
    h = place(digest, HARD_BUCKETS);
  }

  /** The tag of this name; {@code *} is not one, see {@link HybridCache#clear}. */
  public static Tag of(String name) {
    return new Tag(name);
  }

  /** The tag of one thing, for instance {@code book:7}. */
  public static Tag of(String entity, int id) {
    return new Tag(entity + ":" + id);
  }

  public String name() {
    return name;
  }

  /** In row a, 0 to 239. */
  int a() {
    return a;
  }

  /** In row b, 0 to 239. */
  int b() {
    return b;
  }

  /** In row h, 0 to 63. */
  int h() {
    return h;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tag tag && name.equals(tag.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static int place(ByteBuffer digest, int size) {
    return (int) (Integer.toUnsignedLong(digest.getInt()) % size);
  }
}
