package org.dreamlms.lib.bookcatalog;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.dreamlms.lib.hybridcache.Codec;

/**
 * Values as JSON, members by the names of their components.
 *
 * @param version to be raised with every change of a component of {@code type}; a golden file holds
 *     a payload of each
 */
record JsonCodec<V>(JsonMapper json, Argument<V> type, int version) implements Codec<V> {
  @Override
  public byte[] encode(V value) {
    try {
      return json.writeValueAsBytes(type, value);
    } catch (IOException impossible) {
      throw new UncheckedIOException("A value of ours cannot be written: " + type, impossible);
    }
  }

  @Override
  public V decode(byte[] bytes) {
    try {
      V value = json.readValue(bytes, type);
      if (value == null) {
        throw new IllegalArgumentException("No " + type);
      }
      return value;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
