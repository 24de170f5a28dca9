package org.dreamlms.infra.local.events;

import java.util.List;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;

/**
 * What goes back to the client.
 *
 * @param headers as the function gave them
 * @param cookies values of Set-Cookie lines, in order
 */
public record GatewayAnswer(int status, List<Header> headers, List<String> cookies, byte[] body) {
  public GatewayAnswer {
    headers = List.copyOf(headers);
    cookies = List.copyOf(cookies);
  }
}
