package org.dreamlms.infra.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.openapi.ReferencePage;
import org.dreamlms.infra.openapi.ReferencePage.PageFile;

/**
 * The API's reference page at {@code /docs/} and its document at {@code /openapi.json}, on this
 * machine only: a deployed API answers 404 there. Whatever else a request asks for goes on.
 */
final class ReferenceDesk implements Door.Desk {
  private static final String PAGE = "/docs/";
  private static final String DOCUMENT = "openapi.json";

  private final Map<String, PageFile> files = ReferencePage.files();
  private final Supplier<byte[]> document;
  private final Door.Desk next;

  /**
   * @param document asked for each time, as functions are built anew while the cloud runs
   */
  ReferenceDesk(Supplier<byte[]> document, Door.Desk next) {
    this.document = document;
    this.next = next;
  }

  @Override
  public Reply answer(HttpRequestFacts request) throws InterruptedException {
    String path = request.rawPath();
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (!reads) {
      return next.answer(request);
    }
    if (path.equals("/") || path.equals("/docs")) {
      return Reply.empty(307, List.of(new Header("location", PAGE)));
    }
    if (path.equals("/" + DOCUMENT) || path.equals(PAGE + DOCUMENT)) {
      return reply("application/json", document.get());
    }
    if (!path.startsWith(PAGE)) {
      return next.answer(request);
    }
    String name = path.substring(PAGE.length());
    PageFile file = files.get(name.isEmpty() ? "index.html" : name);
    return file == null ? next.answer(request) : reply(file.contentType(), file.bytes());
  }

  @Override
  public List<Header> headersOfRefusal(HttpRequestFacts request) {
    return next.headersOfRefusal(request);
  }

  private static Reply reply(String contentType, byte[] body) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("content-type", contentType));
    headers.add(
        new Header(
            "content-security-policy",
            ReferencePage.CONTENT_SECURITY_POLICY + "; frame-ancestors 'none'"));
    headers.add(new Header("x-content-type-options", "nosniff"));
    headers.add(new Header("referrer-policy", "no-referrer"));
    headers.add(new Header("cache-control", "no-cache"));
    return Reply.own(new GatewayAnswer(200, headers, List.of(), body));
  }
}
