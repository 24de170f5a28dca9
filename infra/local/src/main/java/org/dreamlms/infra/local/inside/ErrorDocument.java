package org.dreamlms.infra.local.inside;

import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime reports when a handler fails: {@code {"errorMessage", "errorType", "stackTrace"}}.
 *
 * @param log what the function's log gets
 */
record ErrorDocument(String type, String message, String stackTrace, String log) {
  static ErrorDocument of(Throwable e) {
    if (e instanceof UserFault fault) {
      String type = fault.exception == null ? "Runtime.HandlerError" : fault.exception;
      return new ErrorDocument(type, text(fault.msg), "", fault.reportableError());
    }
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String frames =
        Arrays.stream(e.getStackTrace())
            .map(frame -> quoted(frame.toString()))
            .collect(Collectors.joining(","));
    return new ErrorDocument(
        e.getClass().getName(), text(e.getMessage()), frames, trace.toString());
  }

  String json() {
    return "{\"errorMessage\":"
        + quoted(message)
        + ",\"errorType\":"
        + quoted(type)
        + ",\"stackTrace\":["
        + stackTrace
        + "]}";
  }

  private static String text(@Nullable String message) {
    return message == null ? "" : message;
  }

  /** By hand: what is loaded with a function holds no JSON library of ours. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
