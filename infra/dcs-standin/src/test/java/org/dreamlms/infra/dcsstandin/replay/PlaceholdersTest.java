package org.dreamlms.infra.dcsstandin.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The replay is worth as much as what its placeholders let through. */
final class PlaceholdersTest {
  private final Placeholders one = new Placeholders(Map.of("http://127.0.0.1:1", "<dcs>"));
  private final Placeholders other = new Placeholders(Map.of("http://127.0.0.1:2", "<dcs>"));

  @Test
  void instants_may_differ_but_not_what_is_equal_among_them() {
    assertThat(one.in("2026-11-21T03:12:13.406055Z 2026-11-21T03:12:13.406055Z"))
        .isEqualTo(other.in("2027-01-01T00:00:00.000001Z 2027-01-01T00:00:00.000001Z"));
    assertThat(one.in("2026-11-21T03:12:13.406055Z"))
        .isNotEqualTo(other.in("2027-01-01T00:00:00.000002Z"));
  }

  @Test
  void the_form_of_an_instant_must_not_differ() {
    String recorded = one.in("2026-11-21T03:12:13.406055Z");

    assertThat(other.in("2027-01-01T00:00:00.000001+00:00")).isNotEqualTo(recorded);
    assertThat(other.in("2027-01-01T00:00:00Z")).isNotEqualTo(recorded);
    assertThat(other.in("2027-01-01T00:00:00.001Z")).isNotEqualTo(recorded);
  }

  @Test
  void another_file_s_tag_is_noticed() {
    String first = "\"6603ab3b7168f664d5d29f67ca8187fe\"";
    String second = "\"bdada4a2987bbc62a7d539004670d70a\"";
    one.in(first + second);
    other.in(first + second);

    assertThat(one.in(first)).isNotEqualTo(other.in(second));
    assertThat(one.in("\"short\"")).isEqualTo("\"short\"");
  }

  @Test
  void a_token_of_another_form_and_an_unknown_address_stay() {
    assertThat(one.in("eyJhbGciOiJIUzI1NiJ9.nothing")).isEqualTo("eyJhbGciOiJIUzI1NiJ9.nothing");
    assertThat(one.in("http://127.0.0.1:9/x")).isEqualTo("http://127.0.0.1:9/x");
    assertThat(one.in("X-Amz-Signature=short")).isEqualTo("X-Amz-Signature=short");
  }
}
