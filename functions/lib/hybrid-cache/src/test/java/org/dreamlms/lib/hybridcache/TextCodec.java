package org.dreamlms.lib.hybridcache;

import java.nio.charset.StandardCharsets;

/** Text as UTF-8. */
record TextCodec(int version) implements Codec<String> {
  @Override
  public byte[] encode(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String decode(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
