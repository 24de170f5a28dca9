package org.dreamlms.infra.local.gateway;

import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests that name another host: a page that makes its own name point to 127.0.0.1 (DNS
 * rebinding) must not reach the local cloud.
 */
final class HostGuard {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

  private HostGuard() {}

  static boolean allows(String hostHeader) {
    return HOSTS.contains(name(hostHeader));
  }

  /** Without the port. */
  static String name(String hostHeader) {
    String host = hostHeader.strip().toLowerCase(Locale.ROOT);
    int port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']') && port > 0 ? host.substring(0, port) : host;
  }
}
