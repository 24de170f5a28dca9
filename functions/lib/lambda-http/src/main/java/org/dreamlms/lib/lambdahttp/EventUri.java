package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The request's URI.
 *
 * <p>An HTTP API hands the path over decoded, so that a space or an é stands in it, and the proxy
 * module fails on those; a Function URL keeps it encoded. A named stage stands in front of the path
 * and is no part of it. The query is taken as it was sent: splitting and joining it again changes
 * commas.
 */
final class EventUri {
  /** Part of the domain name of every Function URL. */
  private static final String FUNCTION_URL = ".lambda-url.";

  private static final String DEFAULT_STAGE = "$default";

  /**
   * RFC 3986: pchar without pct-encoded, and the slash; without {@code & ; +} too, which
   * Micronaut's path variables do not match as they stand.
   */
  private static final String ALLOWED = "-._~!$'()*,=:@/";

  /** What may stand in a query. */
  private static final String ALLOWED_IN_QUERY = ALLOWED + "&;+?";

  private EventUri() {}

  static URI of(APIGatewayV2HTTPEvent event) {
    String path = path(event);
    String query = event.getRawQueryString();
    return query == null || query.isEmpty()
        ? URI.create(path)
        : URI.create(path + "?" + escape(query, ALLOWED_IN_QUERY, true));
  }

  private static String path(APIGatewayV2HTTPEvent event) {
    String path = withoutStage(event, event.getRequestContext().getHttp().getPath());
    String domain = event.getRequestContext().getDomainName();
    boolean encoded = domain != null && domain.contains(FUNCTION_URL);
    String escaped = escape(path, ALLOWED, encoded);
    // A leading double slash would make the first segment a host.
    return escaped.startsWith("//") ? "/%2F" + escaped.substring(2) : escaped;
  }

  private static String withoutStage(APIGatewayV2HTTPEvent event, String path) {
    String stage = event.getRequestContext().getStage();
    if (path == null || path.isEmpty()) {
      return "/";
    }
    if (stage == null || stage.equals(DEFAULT_STAGE)) {
      return path.startsWith("/") ? path : "/" + path;
    }
    String prefix = "/" + stage;
    if (path.equals(prefix)) {
      return "/";
    }
    return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
  }

  /**
   * @param encoded whether {@code %xx} in the text is an escape already; a percent sign that is not
   *     followed by two hex digits never is
   */
  private static String escape(String text, String allowed, boolean encoded) {
    StringBuilder out = null;
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean keep =
          b < 0x80
              && (Character.isLetterOrDigit(b)
                  || allowed.indexOf(b) >= 0
                  || (encoded && b == '%' && isEscape(bytes, i)));
      if (!keep && out == null) {
        out = new StringBuilder(text.length() + 16);
        out.append(new String(bytes, 0, i, StandardCharsets.US_ASCII));
      }
      if (out != null) {
        if (keep) {
          out.append((char) b);
        } else {
          out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) b));
        }
      }
    }
    return out == null ? text : out.toString();
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[at + 1])
        && HexFormat.isHexDigit(bytes[at + 2]);
  }
}
