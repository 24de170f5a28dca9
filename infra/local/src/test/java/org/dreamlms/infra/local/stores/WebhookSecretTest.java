package org.dreamlms.infra.local.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhookSecretTest {
  @Test
  void unless_one_is_chosen_each_start_has_another_which_does_not_show() {
    WebhookSecret first = WebhookSecret.of(Map.of());
    WebhookSecret second = WebhookSecret.of(Map.of("DCS_WEBHOOK_SECRET", " "));

    assertThat(first.reveal()).hasSize(48).isNotEqualTo(second.reveal());
    assertThat(second.reveal()).hasSize(48);
    assertThat(first.toString()).isEqualTo("****");
  }

  @Test
  void a_chosen_one_is_taken() {
    assertThat(WebhookSecret.of(Map.of("DCS_WEBHOOK_SECRET", "larch-shared-secret-01")))
        .isEqualTo(new WebhookSecret("larch-shared-secret-01"));
  }
}
