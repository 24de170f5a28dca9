package org.dreamlms.infra.acceptance;

import java.util.List;
import java.util.Locale;

/** Texts in an address that a careless reader would take for an id. */
final class Spellings {
  private static final long BEYOND_INT = 1L << 32;

  private Spellings() {}

  /**
   * None of them is the id's one spelling; percent-encoded where an address wants it. Without NUL,
   * which the gateway itself refuses.
   */
  static List<String> of(int id) {
    return List.of(
        "0" + id,
        id + ".0",
        "+" + id,
        "%2B" + id,
        "-" + id,
        id + "e0",
        id + "E0",
        "0x" + Integer.toHexString(id),
        id + "L",
        "%20" + id,
        id + "%20",
        id + "%0A",
        id + ";a=b",
        id + "," + id,
        // Full-width, Arabic-Indic and mathematical digits: Character.isDigit takes them all.
        digits(0xFF10, id),
        digits(0x0660, id),
        digits(0x1D7CE, id),
        Long.toString(BEYOND_INT + id),
        Long.toString(1L << 31),
        Long.toString(Long.MAX_VALUE),
        "9".repeat(200),
        "0",
        "%7B" + id + "%7D",
        "urn:uuid:00000000-0000-4000-8000-000000000001",
        "00000000-0000-4000-8000-00000000000a".toUpperCase(Locale.ROOT),
        "null",
        "*",
        "%25");
  }

  private static String digits(int zero, int id) {
    StringBuilder text = new StringBuilder();
    Integer.toString(id).chars().forEach(digit -> text.appendCodePoint(zero + digit - '0'));
    return Client.encode(text.toString());
  }
}
