package org.dreamlms.lib.dcsclient;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.Set;

/**
 * Counts the answers of DCS that send us elsewhere: {@code dcs.redirects}, by where {@code to}.
 * None is followed. One to another origin is a wrong {@code DCS_BASE_URL}, or somebody who wants
 * our token; where exactly it points is said nowhere, as such an address may hold anything.
 */
final class Redirects {
  static final String COUNTER = "dcs.redirects";

  /** RFC 9110 15.4, without 300 and 304, which send nobody anywhere. */
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private final URI base;
  private final Counter itself;
  private final Counter elsewhere;
  private final Counter nowhere;

  Redirects(MeterRegistry meters, URI base) {
    this.base = base;
    itself = meters.counter(COUNTER, "to", "itself");
    elsewhere = meters.counter(COUNTER, "to", "elsewhere");
    nowhere = meters.counter(COUNTER, "to", "nowhere");
  }

  void count(Answer answer) {
    if (STATUSES.contains(answer.status())) {
      target(answer).increment();
    }
  }

  private Counter target(Answer answer) {
    String location = answer.location();
    if (location == null || location.isBlank()) {
      return nowhere;
    }
    try {
      return isOurs(base.resolve(location.strip())) ? itself : elsewhere;
    } catch (IllegalArgumentException _) {
      return nowhere; // no address
    }
  }

  private boolean isOurs(URI target) {
    return base.getScheme().equalsIgnoreCase(target.getScheme())
        && base.getHost().equalsIgnoreCase(target.getHost())
        && port(base) == port(target);
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
