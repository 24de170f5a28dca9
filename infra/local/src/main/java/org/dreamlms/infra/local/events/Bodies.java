package org.dreamlms.infra.local.events;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Which bodies an event carries as text; all others come as base64.
 *
 * <p>AWS documents text/*, application/json, application/javascript and application/xml as text.
 * Forms are base64 there. What it makes of text that is no UTF-8 is not documented: here it is
 * base64, so that no byte is lost.
 */
final class Bodies {
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/javascript", "application/xml");

  private Bodies() {}

  static boolean isText(String contentType, String contentEncoding, byte[] body) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    boolean named =
        type.startsWith("text/")
            || TEXTS.contains(type)
            || type.endsWith("+json")
            || type.endsWith("+xml");
    boolean plain = contentEncoding.isEmpty() || contentEncoding.equalsIgnoreCase("identity");
    return named && plain && isUtf8(body);
  }

  private static boolean isUtf8(byte[] body) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
