package org.dreamlms.lib.bookcatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.time.Duration;
import java.util.Map;
import org.dreamlms.lib.hybridcache.Lifetimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookCacheSettingsTest {

  /** As environment variables, whose names the functions get. */
  private static BookCacheSettings of(Map<String, Object> environment) {
    MapPropertySource variables =
        new MapPropertySource("variables", environment) {
          @Override
          public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
          }
        };
    try (ApplicationContext context =
        ApplicationContext.builder().propertySources(variables).start()) {
      return context.getBean(BookCacheSettings.class);
    }
  }

  @Test
  void unset_means_our_defaults() {
    BookCacheSettings settings = of(Map.of("DCS_CACHE_BOOK_TTL", ""));

    assertThat(settings.books()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.publishers()).isEqualTo(Duration.ofHours(6));
    assertThat(settings.logos()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.absentFor()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.maximum(400)).isEqualTo(100);
  }

  @Test
  void the_names_of_the_lms_before_are_understood_as_seconds() {
    BookCacheSettings settings =
        of(
            Map.of(
                "DCS_CACHE_DEFAULT_TTL", "300",
                "DCS_CACHE_PUBLISHER_TTL", "600",
                "DCS_CACHE_LOGO_TTL", "0",
                "DCS_CACHE_ABSENT_FOR", "5s",
                "DCS_CACHE_NEAR_MAXIMUM", "64MB"));

    assertThat(settings.books()).isEqualTo(Duration.ofMinutes(5));
    assertThat(settings.publishers()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.logos()).isZero();
    assertThat(settings.lifetimes(settings.books()))
        .isEqualTo(new Lifetimes(Duration.ofMinutes(5), Duration.ofDays(7), Duration.ofSeconds(5)));
    assertThat(settings.absentFor()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.maximum(400)).isEqualTo(64L << 20);
  }

  @Test
  void a_short_default_is_the_lifetime_of_logos_too() {
    assertThat(of(Map.of("DCS_CACHE_DEFAULT_TTL", "60")).logos()).isEqualTo(Duration.ofMinutes(1));
    assertThat(of(Map.of("DCS_CACHE_DEFAULT_TTL", "86400")).logos()).isEqualTo(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "10m", "abc", "1e3", "٣", "2332801", "99999999999999999999"})
  void junk_stops_the_start(String junk) {
    for (String name : new String[] {"DEFAULT", "PUBLISHER", "BOOK", "LOGO"}) {
      assertThatThrownBy(() -> of(Map.of("DCS_CACHE_" + name + "_TTL", junk)))
          .rootCause()
          .hasMessageContaining("DCS_CACHE_" + name + "_TTL");
    }
  }

  @Test
  void an_impossible_size_or_absence_stops_the_start() {
    assertThatThrownBy(() -> of(Map.of("DCS_CACHE_NEAR_MAXIMUM", "10")))
        .rootCause()
        .hasMessageContaining("1 MB");
    assertThatThrownBy(() -> of(Map.of("DCS_CACHE_ABSENT_FOR", "0s")))
        .rootCause()
        .hasMessageContaining("1 s");
  }
}
