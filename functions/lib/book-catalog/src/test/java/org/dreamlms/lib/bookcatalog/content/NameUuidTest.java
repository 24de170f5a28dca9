package org.dreamlms.lib.bookcatalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameUuidTest {
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void the_vector_of_rfc_9562_appendix_a_4_is_reproduced() {
    assertThat(NameUuid.of(DNS, "www.example.com"))
        .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
  }

  @Test
  void it_says_version_5_and_variant_2() {
    UUID id = NameUuid.of(DNS, "İstanbul");

    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
  }

  @Test
  void the_name_space_of_activities_is_made_from_its_name() {
    assertThat(ActivityId.NAMESPACE).isEqualTo(NameUuid.of(DNS, "activities.dreamlms.org"));
  }

  @Test
  void an_activity_keeps_the_id_it_was_given_first() {
    assertThat(ActivityId.of(7, 0, 12, 0, 3)).hasToString("1a18b24b-301d-563c-83b0-1b30d01f4975");
  }
}
