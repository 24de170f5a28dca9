package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * infra/docs/access.csv has a row for every route, so that nobody adds one without saying who may
 * call it. {@code AccessMatrixIT} asks whether it is true.
 */
final class AccessTableTest {
  private final List<Map<String, String>> rows =
      Csv.rows(Repository.text(Repository.ROOT.resolve("infra/docs/access.csv")));

  @Test
  void every_route_of_the_template_and_of_the_controllers_has_a_row_and_the_reverse() {
    Stream<Route> ofTemplate =
        Template.read(Repository.ROOT.resolve("template.yaml")).functions().values().stream()
            .flatMap(function -> function.routes().stream());
    Stream<Route> ofControllers =
        Repository.functions().stream().flatMap(function -> ControllerRoutes.of(function).stream());
    TreeSet<String> routes = new TreeSet<>();
    Stream.concat(ofTemplate, ofControllers)
        // Only a function's own URL has one, behind which nobody logs in.
        .filter(route -> !route.isRoot())
        .forEach(route -> routes.add(route.withoutSlash().toString()));

    List<String> told = new ArrayList<>();
    rows.forEach(row -> told.add(row.get("verb") + " " + row.get("path")));

    assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(routes);
  }
}
