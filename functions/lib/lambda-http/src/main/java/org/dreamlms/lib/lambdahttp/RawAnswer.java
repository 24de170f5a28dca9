package org.dreamlms.lib.lambdahttp;

import io.micronaut.http.HttpRequest;

/**
 * Says that the answer to a request is bytes and no text, whatever its content type: it leaves in
 * Base64. A part of a text may begin within a character, a file of another charset has characters
 * that UTF-8 does not know, and line feeds count twice where text is carried in JSON.
 */
public final class RawAnswer {
  private static final String PROMISED = "org.dreamlms.raw-answer";

  private RawAnswer() {}

  /** To be called before the answer is returned, and only where it has a body of bytes. */
  public static void promise(HttpRequest<?> request) {
    request.setAttribute(PROMISED, true);
  }

  static boolean isPromised(HttpRequest<?> request) {
    return request.getAttribute(PROMISED, Boolean.class).orElse(false);
  }
}
