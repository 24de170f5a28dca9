package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

/**
 * What Lambda carries back. Past it the platform answers a bare 500, so the door answers first.
 *
 * <p>The body travels as a JSON string inside the response: a quote or a line feed counts twice.
 */
final class ResponseLimit {
  /**
   * 6 MB and a little: AWS Lambda quotas, invocation payload (synchronous), as Lambda counts it.
   */
  static final int BYTES = 6_291_556;

  /** For status, header names and values, and the JSON around them. */
  private static final int ENVELOPE = 16 * 1024;

  /** At most this many bytes per character: a control character is escaped as six. */
  private static final int WORST = 6;

  private ResponseLimit() {}

  static boolean exceededBy(APIGatewayV2HTTPResponse response) {
    String body = response.getBody();
    if (body == null || (long) body.length() * WORST + ENVELOPE <= BYTES) {
      return false;
    }
    return escapedLength(body) + ENVELOPE > BYTES;
  }

  /** Bytes of the text as a JSON string in UTF-8, without its quotes. */
  static long escapedLength(String text) {
    long length = 0;
    for (int i = 0; i < text.length(); i++) {
      length += escapedLength(text.charAt(i));
    }
    return length;
  }

  private static int escapedLength(char c) {
    if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
      return 2;
    }
    if (c < 0x20) {
      return WORST;
    }
    if (c < 0x80) {
      return 1;
    }
    // A pair of surrogates is four bytes together.
    return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
  }
}
