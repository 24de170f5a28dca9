package org.dreamlms.lib.lambdahttp;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One JSON object per line: {@code time, level, function, requestId, logger, message}, the line's
 * own fields, and {@code stack} for a failure. Lambda's log collection and CloudWatch Logs Insights
 * read it as it is. Lines of {@link EmfLines} are JSON already and stay as they are: CloudWatch
 * wants nothing around them.
 */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {
  /** Micronaut's handlers put eight fields of the invocation on every line; one of them is used. */
  private static final String FRAMEWORK = "AWS";

  private static final String FRAMEWORK_REQUEST_ID = "AWSRequestId";

  private String function = "local";

  /** Name of the function, from the runtime's environment by logback.xml. */
  public void setFunction(String function) {
    this.function = function;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    if (event.getLoggerName().equals(EmfLines.LOGGER)) {
      return (event.getFormattedMessage() + "\n").getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder line = new StringBuilder(256).append('{');
    field(line, "time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    field(line, "level", event.getLevel().toString());
    field(line, "function", function);
    for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
      String name = entry.getKey().equals(FRAMEWORK_REQUEST_ID) ? "requestId" : entry.getKey();
      if (!name.startsWith(FRAMEWORK)) {
        field(line, name, entry.getValue());
      }
    }
    field(line, "logger", event.getLoggerName());
    field(line, "message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value instanceof Number number) {
          name(line, pair.key).append(number);
        } else {
          field(line, pair.key, String.valueOf(pair.value));
        }
      }
    }
    if (event.getThrowableProxy() != null) {
      field(line, "stack", ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
    return line.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  private static void field(StringBuilder line, String name, String value) {
    text(name(line, name), value);
  }

  private static StringBuilder name(StringBuilder line, String name) {
    if (line.length() > 1) {
      line.append(',');
    }
    text(line, name);
    return line.append(':');
  }

  /** Appends a JSON string. */
  static void text(StringBuilder line, String value) {
    line.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> line.append("\\\"");
        case '\\' -> line.append("\\\\");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < 0x20 || Character.isSurrogate(c) && !paired(value, i)) {
            line.append("\\u").append(String.format("%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  private static boolean paired(String value, int at) {
    return Character.isHighSurrogate(value.charAt(at))
        ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
  }
}
