package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Payloads as they were written by releases, and lie in tables: each must be read for ever, or the
 * number of the envelope be raised.
 */
final class GoldenPayloadsTest {
  private static final String SHORT = "Atlas ğüşıöç 📚";
  private static final String LONG = "Atlas, Seite für Seite. ".repeat(100);

  /**
   * @param packing {@code plain} or {@code deflated}
   */
  record Golden(String packing, byte[] payload) {
    String value() {
      return packing.equals("plain") ? SHORT : LONG;
    }

    @Override
    public String toString() {
      return packing;
    }
  }

  static Stream<Golden> envelopeOne() throws IOException {
    try (InputStream file = GoldenPayloadsTest.class.getResourceAsStream("/payloads-1.txt")) {
      byte[] bytes = Objects.requireNonNull(file).readAllBytes();
      List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      assertThat(lines).hasSize(2);
      return lines.stream()
          .map(line -> line.split(" ", -1))
          .map(cells -> new Golden(cells[0], HexFormat.of().parseHex(cells[1])));
    }
  }

  @ParameterizedTest
  @MethodSource("envelopeOne")
  @Tag("DY5")
  void what_envelope_1_held_is_still_read(Golden golden) {
    assertThat(new Payload<>(CacheWorld.BOOKS).read(header().withPayload(golden.payload())))
        .isEqualTo(golden.value());
  }

  @ParameterizedTest
  @MethodSource("envelopeOne")
  void what_is_written_now_is_envelope_1(Golden golden) {
    StoredEntry entry =
        Objects.requireNonNull(new Payload<>(CacheWorld.BOOKS).written(header(), golden.value()));
    byte[] written = Objects.requireNonNull(entry.payload());

    assertThat(Arrays.copyOf(written, 3)).isEqualTo(Arrays.copyOf(golden.payload(), 3));
    assertThat(new Payload<>(CacheWorld.BOOKS).read(entry)).isEqualTo(golden.value());
  }

  private static StoredEntry header() {
    return new StoredEntry(
        new Stamp("i", 1), EntryKind.PRESENT, 0, 1, 1, 1, null, 1, List.of(), "a", new byte[0]);
  }
}
