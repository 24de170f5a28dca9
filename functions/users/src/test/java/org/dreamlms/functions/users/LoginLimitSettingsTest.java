package org.dreamlms.functions.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.dreamlms.lib.ratelimits.RateLimit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoginLimitSettingsTest {

  @Test
  void attempts_are_counted_per_minute_and_per_quarter_of_an_hour() {
    LoginLimits limits = new LoginLimits(30, 20);

    assertThat(limits.ofAddress())
        .isEqualTo(new RateLimit("login-address", 30, Duration.ofMinutes(1)));
    assertThat(limits.ofUser()).isEqualTo(new RateLimit("login-user", 20, Duration.ofMinutes(15)));
  }

  @ParameterizedTest
  @CsvSource({"0,20", "30,0", "-1,20", "30,1000001"})
  void a_limit_out_of_range_stops_the_start(int perAddress, int perUser) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LoginLimits(perAddress, perUser))
        .withMessageContaining("login-");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "::ffff:192.0.2.1, 192.0.2.1",
    "2001:db8::1, 20010db800000000/64",
    "2001:DB8:0:0:ffff:ffff:ffff:ffff, 20010db800000000/64",
    "2001:db8:0:1::1, 20010db800000001/64",
    "unknown, unknown",
    "localhost, localhost",
    "300.1.1.1, 300.1.1.1"
  })
  void an_address_is_counted_for_its_network(String address, String network) {
    assertThat(ClientNetwork.of(address)).isEqualTo(network);
  }
}
