package org.dreamlms.infra.local.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

final class ReadableLineTest {
  private final ReadableLine plain = new ReadableLine(ZoneId.of("Europe/Istanbul"), false);

  @Test
  void a_json_line_becomes_readable() {
    assertThat(
            plain.of(
                "Catalog-1",
                """
                {"time":"2026-11-21T10:00:01.5Z","level":"WARN","function":"Catalog",\
                "requestId":"0123456789","AWSFunctionName":"Catalog","logger":"x",\
                "message":"slow","millis":12,"stack":"a.B: c\\n\\tat d"}\
                """))
        .isEqualTo(
            "13:00:01.500 Catalog-1        WARN  slow millis=12 #01234567\n"
                + "    a.B: c\n"
                + "    \tat d");
  }

  @Test
  void of_a_line_of_metrics_what_was_counted_is_left() {
    assertThat(
            plain.of(
                "Catalog-1",
                """
                {"_aws":{"Timestamp":1772626020000,"CloudWatchMetrics":[{"Namespace":"DreamLms",\
                "Dimensions":[["Function","kind"]],"Metrics":[{"Name":"access.refused"}]}]},\
                "Function":"Catalog","kind":"book","access.refused":2}\
                """))
        .isEqualTo("             Catalog-1        COUNT kind=book access.refused +2");
  }

  @Test
  void what_is_no_json_stays_as_it_is() {
    assertThat(plain.of("Users-2", "Picked up JAVA_TOOL_OPTIONS"))
        .isEqualTo("             Users-2          Picked up JAVA_TOOL_OPTIONS");
  }

  @Test
  void environments_of_a_function_share_a_colour() {
    ReadableLine coloured = new ReadableLine(ZoneId.of("UTC"), true);

    assertThat(colour(coloured.of("Users-1", "x"))).isEqualTo(colour(coloured.of("Users-2", "x")));
  }

  private static String colour(String line) {
    return line.substring(0, line.indexOf("Users"));
  }
}
