package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dreamlms.lib.dcsclient.FakeDcs;
import org.dreamlms.lib.hybridcache.CacheName;
import org.dreamlms.lib.hybridcache.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What version 1 of each value looks like in the shared tier. A deployment meets the entries of the
 * one before it: who changes a component raises the version of its codec and keeps this file.
 */
final class GoldenValuesTest {
  private static final Book BOOK =
      new Book(
          12,
          3,
          "Işık Yayınları",
          "River-Ünit-1",
          "River Ünit 1",
          "book_cover.png",
          42,
          "en",
          null,
          Instant.parse("2026-01-15T09:30:00.250Z"),
          null);
  private static final Publisher PUBLISHER =
      new Publisher(3, "Işık Yayınları", "Işık", "office@isik.example");

  /** By name of the cache. */
  private static final Map<String, Object> VALUES =
      Map.of(
          "dcs:books:list",
          List.of(BOOK),
          "dcs:books:id",
          BOOK,
          "dcs:books:config",
          new BookConfig(
              JsonNode.createObjectNode(
                  Map.of("books", JsonNode.createArrayNode(List.of(JsonNode.nullNode())))),
              "5f1d"),
          "dcs:books:files",
          new BookFiles(Map.of("a ü.mp4", 5_000_000_000L)),
          "dcs:books:validator",
          new Validator("\"5f1d\""),
          "dcs:books:list:before",
          List.of(BOOK),
          "dcs:publishers:list",
          List.of(PUBLISHER),
          "dcs:publishers:list:before",
          List.of(PUBLISHER),
          "dcs:publishers:id",
          PUBLISHER);

  private static Stream<String> names() {
    return VALUES.keySet().stream().sorted();
  }

  @Test
  void each_kind_of_entry_in_the_shared_tier_has_its_golden_value() {
    try (CachedCatalogs catalogs = new CachedCatalogs()) {
      assertThat(
              names(catalogs).stream()
                  .filter(name -> name.codec() != null)
                  .map(CacheName::name)
                  .toList())
          .containsExactlyInAnyOrderElementsOf(VALUES.keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void what_version_1_wrote_is_still_read(String name) throws IOException {
    try (CachedCatalogs catalogs = new CachedCatalogs()) {
      Codec<?> codec = codec(catalogs, name);

      assertThat(codec.version()).isEqualTo(1);
      assertThat(codec.decode(JsonMapper.createDefault().writeValueAsBytes(golden(name))))
          .isEqualTo(VALUES.get(name));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void what_is_written_now_is_version_1(String name) throws IOException {
    try (CachedCatalogs catalogs = new CachedCatalogs()) {
      @SuppressWarnings("unchecked") // by name, which has values of this type
      Codec<Object> codec = (Codec<Object>) codec(catalogs, name);

      byte[] written = codec.encode(Objects.requireNonNull(VALUES.get(name)));

      assertThat(new String(written, StandardCharsets.UTF_8))
          .isEqualTo(JsonMapper.createDefault().writeValueAsString(golden(name)));
    }
  }

  private static List<CacheName<?, ?>> names(CachedCatalogs catalogs) {
    return catalogs.names(catalogs.over(new FakeDcs(), Map.of())).all();
  }

  private static Codec<?> codec(CachedCatalogs catalogs, String name) {
    CacheName<?, ?> found =
        names(catalogs).stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return Objects.requireNonNull(found.codec());
  }

  private static JsonNode golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            GoldenValuesTest.class.getResourceAsStream("golden-values-1.json"))) {
      JsonNode all = JsonMapper.createDefault().readValue(file, JsonNode.class);
      return Objects.requireNonNull(Objects.requireNonNull(all).get(name));
    }
  }
}
