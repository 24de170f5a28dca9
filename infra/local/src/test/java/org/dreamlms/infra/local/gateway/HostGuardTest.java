package org.dreamlms.infra.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostGuardTest {
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:80"})
  void names_of_this_machine_are_served(String host) {
    assertThat(HostGuard.allows(host)).isTrue();
  }

  @Tag("LO1")
  @ParameterizedTest
  @ValueSource(
      strings = {"", "evil.example", "127.0.0.1.evil.example:8000", "localhost.evil", "10.0.0.1"})
  void any_other_name_is_refused(String host) {
    assertThat(HostGuard.allows(host)).isFalse();
  }
}
