package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** template.yaml and the code say the same. */
final class TemplateRoutesTest {
  private final Template template = Template.read(Repository.ROOT.resolve("template.yaml"));

  @Test
  void each_directory_of_functions_is_a_function_of_the_template_and_the_reverse() {
    Set<String> directories = new TreeSet<>();
    for (Path function : Repository.functions()) {
      directories.add(logicalId(function));
    }

    assertThat(template.functions().keySet()).containsAll(directories);
    template
        .functions()
        .forEach(
            (name, function) -> {
              // One jar may be several functions: WorkersEvents is a handler of workers.
              String owner =
                  directories.stream()
                      .filter(name::startsWith)
                      .max(Comparator.comparingInt(String::length))
                      .orElseThrow(() -> new AssertionError(name + " has no directory"));
              assertThat(function.codeUri())
                  .isEqualTo("functions/" + directory(owner) + "/target/function");
            });
  }

  @Test
  void every_route_of_a_controller_reaches_its_own_function_in_both_slash_forms() {
    List<String> lost = new ArrayList<>();
    for (Path function : Repository.functions()) {
      for (Route route : ControllerRoutes.of(function)) {
        for (Route form : List.of(route, route.withSlash())) {
          String target = owner(form, logicalId(function));
          if (!target.equals(logicalId(function))) {
            lost.add(form + " of " + logicalId(function) + " reaches " + target);
          }
        }
      }
    }
    assertThat(lost).isEmpty();
  }

  /** The HTTP API's root is nobody's; that of a function's own URL is the function's. */
  private String owner(Route route, String function) {
    Template.Function known = template.functions().get(function);
    return route.isRoot() && known != null && known.ownUrl()
        ? function
        : template.functionFor(route).orElse("nobody");
  }

  @Test
  void every_route_of_the_template_is_a_route_of_its_functions_controllers() {
    Map<String, Set<Route>> served = new HashMap<>();
    for (Path function : Repository.functions()) {
      served.put(logicalId(function), Set.copyOf(ControllerRoutes.of(function)));
    }
    List<String> unserved = new ArrayList<>();
    template
        .functions()
        .forEach(
            (name, function) -> {
              for (Route route : function.routes()) {
                if (!served.getOrDefault(name, Set.of()).contains(route.withoutSlash())) {
                  unserved.add(route + " of " + name);
                }
              }
            });
    assertThat(unserved).isEmpty();
  }

  @Test
  void path_variables_at_one_position_bear_one_name() {
    Map<String, Set<String>> names = new HashMap<>();
    template.functions().values().stream()
        .flatMap(function -> function.routes().stream())
        .forEach(
            route ->
                route
                    .variables()
                    .forEach(
                        (position, name) ->
                            names.computeIfAbsent(position, ignored -> new TreeSet<>()).add(name)));

    assertThat(
            names.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(Object::toString)
                .collect(Collectors.toSet()))
        .isEmpty();
  }

  /** {@code cache-admin} is {@code CacheAdmin}. */
  private static String logicalId(Path function) {
    StringBuilder id = new StringBuilder();
    for (String part : function.getFileName().toString().split("-", -1)) {
      id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
    }
    return id.toString();
  }

  private static String directory(String logicalId) {
    return logicalId.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }
}
