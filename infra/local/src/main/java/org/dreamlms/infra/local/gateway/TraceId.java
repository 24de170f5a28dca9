package org.dreamlms.infra.local.gateway;

import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Values of the header X-Amzn-Trace-Id. Source: X-Ray Developer Guide, "Tracing header". */
public final class TraceId {
  private TraceId() {}

  public static String next(Instant now) {
    byte[] random = new byte[12];
    ThreadLocalRandom.current().nextBytes(random);
    return "Root=1-"
        + HexFormat.of().toHexDigits(now.getEpochSecond(), 8)
        + "-"
        + HexFormat.of().formatHex(random);
  }
}
