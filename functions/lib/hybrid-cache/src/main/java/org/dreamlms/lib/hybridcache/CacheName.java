package org.dreamlms.lib.hybridcache;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One kind of entries: all that the cache has to know of them. Whoever owns the values owns one
 * constant of this type for each kind, and nobody ever writes a key by hand.
 *
 * @param name of the kind, lower-case letters, digits, colons and hyphens; the label of its metrics
 * @param visibleKey what the entry of a key is called in tables, logs and statistics; one to one
 * @param tags that follow from the key alone; what an absence is invalidated by
 * @param contentTags further ones that follow from the value, such as the publisher of a book
 * @param codec null keeps entries in the near tier only
 * @param weight estimate of the bytes that a value takes on the heap
 * @param nearShare part of the near tier's bytes that entries of this kind may take, above 0, up to
 *     1
 */
public record CacheName<K, V>(
    String name,
    Function<K, String> visibleKey,
    Function<K, List<Tag>> tags,
    BiFunction<K, V, List<Tag>> contentTags,
    @Nullable Codec<V> codec,
    Lifetimes lifetimes,
    ToIntFunction<V> weight,
    double nearShare) {

  public CacheName {
    if (!name.matches("[a-z0-9:-]{1,60}")) {
      throw new IllegalArgumentException("No name of a kind of entries: " + name);
    }
    if (!(nearShare > 0 && nearShare <= 1)) {
      throw new IllegalArgumentException("A share is above 0 and at most 1, not " + nearShare);
    }
    if (codec != null && (codec.version() < 1 || codec.version() > 255)) {
      throw new IllegalArgumentException("Versions are 1 to 255, not " + codec.version());
    }
  }

  /** Invalidates the entry of this key alone. */
  public Tag keyTag(K key) {
    return Tag.of("key:" + visibleKey.apply(key));
  }

  /** The entry's own, then those of its key. */
  List<Tag> tagsOf(K key) {
    List<Tag> all = new ArrayList<>();
    all.add(keyTag(key));
    all.addAll(tags.apply(key));
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CacheName<?, ?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
