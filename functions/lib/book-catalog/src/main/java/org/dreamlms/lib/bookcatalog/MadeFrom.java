package org.dreamlms.lib.bookcatalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.Tag;

/**
 * What entries of one kind are made from, as data: an entry's tags follow from it, and so does
 * which entries a tag reaches.
 *
 * @param parts what the key tells, the thing itself first
 */
record MadeFrom<T>(List<Part<T>> parts) implements Function<T, List<Tag>> {
  /** One thing, and where its id stands. */
  record Part<T>(TagKind kind, ToIntFunction<T> id) {}

  /** The same of a value instead of a key. */
  record Content<K, V>(MadeFrom<V> value) implements BiFunction<K, V, List<Tag>> {
    @Override
    public List<Tag> apply(K key, V found) {
      return value.apply(found);
    }
  }

  MadeFrom {
    parts = List.copyOf(parts);
  }

  static <T> MadeFrom<T> all(TagKind kind) {
    return new MadeFrom<>(List.of(new Part<>(kind, _ -> 0)));
  }

  static <T> MadeFrom<T> one(TagKind kind, ToIntFunction<T> id) {
    return new MadeFrom<>(List.of(new Part<>(kind, id)));
  }

  MadeFrom<T> and(TagKind kind, ToIntFunction<T> id) {
    return new MadeFrom<>(List.of(parts.getFirst(), new Part<>(kind, id)));
  }

  /** No invalidation reaches it but that of its own key, and of everything. */
  static <T> MadeFrom<T> nothing() {
    return new MadeFrom<>(List.of());
  }

  /** The value tells no more than the key. */
  static <K, V> Content<K, V> noMore() {
    return new Content<>(nothing());
  }

  static <K, V> Content<K, V> content(TagKind kind, ToIntFunction<V> id) {
    return new Content<>(one(kind, id));
  }

  @Override
  public List<Tag> apply(T of) {
    return parts.stream().map(part -> part.kind().tag(part.id().applyAsInt(of))).toList();
  }

  /** All kinds of tags that entries of this name carry. */
  static Set<TagKind> kinds(CacheName<?, ?> name) {
    Set<TagKind> kinds = EnumSet.noneOf(TagKind.class);
    key(name).parts().forEach(part -> kinds.add(part.kind()));
    if (!(name.contentTags() instanceof Content<?, ?>(MadeFrom<?> value))) {
      throw new IllegalStateException(name + " does not say what its values are made from");
    }
    value.parts().forEach(part -> kinds.add(part.kind()));
    return kinds;
  }

  /** What the key of entries of this name tells. */
  static MadeFrom<?> key(CacheName<?, ?> name) {
    if (name.tags() instanceof MadeFrom<?> made) {
      return made;
    }
    throw new IllegalStateException(name + " does not say what its keys are made from");
  }
}
