package org.dreamlms.lib.hybridcache;

/**
 * How values of one kind are written down in the shared tier.
 *
 * <p>A change of the written form is a new {@link #version}: what is stored in another is a miss.
 * Golden files hold a payload of every version that was ever released.
 */
public interface Codec<V> {
  /** 1 to 255. */
  int version();

  byte[] encode(V value);

  /**
   * @throws RuntimeException when the bytes are none of this version: taken for a miss
   */
  V decode(byte[] bytes);
}
