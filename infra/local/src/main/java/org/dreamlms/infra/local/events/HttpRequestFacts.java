package org.dreamlms.infra.local.events;

import java.time.Instant;
import java.util.List;

/**
 * One request as it came over the wire.
 *
 * @param rawPath as sent, still percent-encoded
 * @param rawQuery as sent, without the question mark; empty when there is none
 * @param headers in the order they were sent, names as sent, repeated ones repeated
 * @param host without port
 * @param requestId given by the gateway
 */
public record HttpRequestFacts(
    String method,
    String rawPath,
    String rawQuery,
    String protocol,
    List<Header> headers,
    byte[] body,
    String sourceIp,
    String host,
    int port,
    String requestId,
    String traceId,
    Instant time) {

  public HttpRequestFacts {
    headers = List.copyOf(headers);
  }

  /** One header line. */
  public record Header(String name, String value) {
    public boolean is(String other) {
      return name.equalsIgnoreCase(other);
    }
  }

  /** Values of all lines of that name, joined by a comma; empty when there is none. */
  public String header(String name) {
    return String.join(
        ",", headers.stream().filter(header -> header.is(name)).map(Header::value).toList());
  }
}
