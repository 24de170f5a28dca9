package org.dreamlms.infra.dcsstandin.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One method and path template: {@code {name}} is one segment, {@code {name:path}} the whole rest.
 */
record Route(String method, Pattern pattern, Door door, Function<Incoming, Answer> handler) {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)(:path)?}");

  static Route of(String method, String template, Door door, Function<Incoming, Answer> handler) {
    StringBuilder regex = new StringBuilder();
    Matcher variable = VARIABLE.matcher(template);
    int done = 0;
    while (variable.find()) {
      regex.append(Pattern.quote(template.substring(done, variable.start())));
      // Java's group names know no underscore; the value is put back under its own name below.
      regex
          .append("(?<")
          .append(variable.group(1).replace("_", "0"))
          .append(variable.group(2) == null ? ">[^/]+)" : ">.*)");
      done = variable.end();
    }
    regex.append(Pattern.quote(template.substring(done)));
    return new Route(method, Pattern.compile(regex.toString(), Pattern.DOTALL), door, handler);
  }

  /** The path's values, or null when the path is another's. */
  @Nullable Map<String, String> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    pattern
        .namedGroups()
        .forEach((name, group) -> values.put(name.replace("0", "_"), matcher.group(group)));
    return values;
  }
}
