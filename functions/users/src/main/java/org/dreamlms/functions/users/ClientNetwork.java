package org.dreamlms.functions.users;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Whom attempts from an address are counted for. */
final class ClientNetwork {

  /**
   * Bytes of an IPv6 address that name the network: one household or school has all of the rest.
   */
  private static final int NETWORK_BYTES = 8;

  private ClientNetwork() {}

  /**
   * An IPv4 address itself; of an IPv6 address its /64. What is no address is counted as it stands,
   * so that it is limited too.
   *
   * @param address as the gateway saw it; never a header, which anybody can write
   */
  static String of(String address) {
    try {
      // Takes literals only: nothing is looked up.
      InetAddress literal = InetAddress.ofLiteral(address);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), NETWORK_BYTES)) + "/64"
          : literal.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
