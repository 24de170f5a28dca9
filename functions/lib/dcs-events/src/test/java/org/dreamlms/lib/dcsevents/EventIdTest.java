package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class EventIdTest {
  /** SHA-256 of "abc" is ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 … (FIPS 180). */
  @Test
  void it_is_made_of_the_body_alone() {
    assertThat(Samples.id("abc").toString()).isEqualTo("ba7816bf-8f01-8fea-8141-40de5dae2223");
    assertThat(Samples.id("abc").uuid().version()).isEqualTo(8);
    assertThat(Samples.id("abc").uuid().variant()).isEqualTo(2);
    assertThat(Samples.id("abd")).isNotEqualTo(Samples.id("abc"));
  }

  @Test
  void it_is_read_in_its_usual_spelling_only() {
    assertThat(EventId.parse("ba7816bf-8f01-8fea-8141-40de5dae2223")).contains(Samples.id("abc"));
    for (String other :
        new String[] {"", "1-1-1-1-1", "BA7816BF-8F01-8FEA-8141-40DE5DAE2223", "ba7816bf"}) {
      assertThat(EventId.parse(other)).isEmpty();
    }
  }
}
