package org.dreamlms.infra.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dreamlms.infra.local.events.Json;

/**
 * Makes a JSON log line readable: time, environment, level, message, the other fields, the first
 * eight characters of the request id, the stack below. Of a line of metrics (CloudWatch's embedded
 * format) only what was counted is left. What is no JSON stays as it is.
 */
final class ReadableLine {
  private static final Set<String> SHOWN =
      Set.of("time", "level", "function", "requestId", "logger", "message", "stack");

  /** What Micronaut adds of the invocation's context: the same on every line of a function. */
  private static final String LAMBDA = "AWS";

  private static final String METRICS = "_aws";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final String RESET = "\u001b[0m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String YELLOW = "\u001b[33m";
  private static final int[] NAMES = {36, 35, 34, 32, 96, 95, 94, 92};

  private final DateTimeFormatter time;
  private final boolean colours;

  ReadableLine(ZoneId zone, boolean colours) {
    this.time = TIME.withZone(zone);
    this.colours = colours;
  }

  String of(String environment, String line) {
    String name = colour(String.format(Locale.ROOT, "%-16s", environment), ofName(environment));
    return Json.read(line)
        .filter(json -> json.isObject() && (json.has("message") || json.has(METRICS)))
        .map(json -> json.has(METRICS) ? counted(name, json) : readable(name, json))
        .orElseGet(() -> colour(" ".repeat(12), DIM) + " " + name + " " + colour(line, DIM));
  }

  /** The environment stands for the function, and the lines around it for the time. */
  private String counted(String name, JsonNode json) {
    StringBuilder text = new StringBuilder("COUNT");
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!field.getKey().equals(METRICS) && !field.getKey().equals("Function")) {
        text.append(' ').append(field.getKey());
        text.append(field.getValue().isNumber() ? " +" : "=").append(field.getValue().asText());
      }
    }
    return colour(" ".repeat(12), DIM) + " " + name + " " + colour(text.toString(), DIM);
  }

  private String readable(String name, JsonNode json) {
    String level = json.path("level").asText("INFO");
    StringBuilder text = new StringBuilder(160);
    text.append(colour(clock(json.path("time").asText()), DIM)).append(' ').append(name);
    text.append(' ').append(colour(String.format(Locale.ROOT, "%-5s", level), ofLevel(level)));
    text.append(' ').append(json.path("message").asText());
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!SHOWN.contains(field.getKey()) && !field.getKey().startsWith(LAMBDA)) {
        text.append(colour(" " + field.getKey() + "=" + field.getValue().asText(), DIM));
      }
    }
    String id = json.path("requestId").asText();
    if (!id.isEmpty()) {
      text.append(colour(" #" + id.substring(0, Math.min(8, id.length())), DIM));
    }
    String stack = json.path("stack").asText();
    if (!stack.isEmpty()) {
      text.append('\n').append(colour(stack.stripTrailing().indent(4).stripTrailing(), DIM));
    }
    return text.toString();
  }

  private String clock(String instant) {
    try {
      return time.format(Instant.parse(instant));
    } catch (DateTimeException e) {
      return String.format(Locale.ROOT, "%12.12s", instant);
    }
  }

  private static String ofLevel(String level) {
    return switch (level) {
      case "ERROR" -> RED;
      case "WARN" -> YELLOW;
      case "DEBUG", "TRACE" -> DIM;
      default -> "";
    };
  }

  /** All environments of a function in one colour. */
  private static String ofName(String environment) {
    int dash = environment.lastIndexOf('-');
    String function = dash > 0 ? environment.substring(0, dash) : environment;
    return "\u001b[" + NAMES[Math.floorMod(function.hashCode(), NAMES.length)] + "m";
  }

  private String colour(String text, String code) {
    return colours && !code.isEmpty() ? code + text + RESET : text;
  }
}
