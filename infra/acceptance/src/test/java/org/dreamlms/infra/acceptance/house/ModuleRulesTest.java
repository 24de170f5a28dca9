package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who may know whom, and where a version may stand. */
final class ModuleRulesTest {
  /** The only edges among libs. A new one wants an argument in an ADR first. */
  private static final Map<String, Set<String>> EDGES =
      Map.of(
          "book-catalog", Set.of("dcs-client", "hybrid-cache"),
          "dcs-events", Set.of("book-catalog", "hybrid-cache", "secrets"),
          "access", Set.of("problems"),
          "lambda-http", Set.of("problems"),
          "lms-database", Set.of("access"));

  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>(.*?)</dependency>",
          Pattern.DOTALL);

  @Test
  void libs_know_only_the_libs_that_the_table_allows() {
    for (Path lib : Repository.libs()) {
      String name = lib.getFileName().toString();

      assertThat(compileDependencies(lib, "org.dreamlms.lib"))
          .as(name)
          .isSubsetOf(EDGES.getOrDefault(name, Set.of()));
    }
  }

  @Test
  void a_webhook_is_not_a_user() {
    for (Path function : Repository.functions()) {
      if (function.endsWith("dcs-webhook")) {
        assertThat(compileDependencies(function, "org.dreamlms.lib")).doesNotContain("access");
      }
    }
  }

  @Test
  void the_stand_in_and_the_stores_know_nothing_of_the_product() {
    for (String name : List.of("dcs-standin", "testkit")) {
      Path module = Repository.ROOT.resolve("infra").resolve(name);

      assertThat(Repository.text(module.resolve("pom.xml")))
          .doesNotContain("org.dreamlms.lib")
          .doesNotContain("org.dreamlms.functions");
    }
  }

  @Test
  void versions_stand_in_the_root_pom_alone() {
    for (Path pom : poms()) {
      Set<String> versions = new TreeSet<>();
      Matcher matcher = DEPENDENCY.matcher(Repository.text(pom));
      for (MatchResult dependency : matcher.results().toList()) {
        if (dependency.group(3).contains("<version>")
            && !dependency.group(3).contains("<version>${project.version}</version>")) {
          versions.add(dependency.group(2));
        }
      }
      assertThat(versions).as(pom.toString()).isEmpty();
    }
  }

  @Test
  void nobody_mocks() {
    for (Path pom : poms()) {
      assertThat(Repository.text(pom)).as(pom.toString()).doesNotContainIgnoringCase("mockito");
    }
  }

  private static List<Path> poms() {
    return Repository.files(Repository.ROOT).stream()
        .filter(file -> file.endsWith("pom.xml"))
        .filter(file -> !file.equals(Repository.ROOT.resolve("pom.xml")))
        .toList();
  }

  private static Set<String> compileDependencies(Path module, String group) {
    Map<String, String> scopes = new HashMap<>();
    Matcher matcher = DEPENDENCY.matcher(Repository.text(module.resolve("pom.xml")));
    matcher
        .results()
        .filter(dependency -> dependency.group(1).equals(group))
        .filter(dependency -> !dependency.group(3).contains("<scope>test</scope>"))
        .forEach(dependency -> scopes.put(dependency.group(2), dependency.group(3)));
    return scopes.keySet();
  }
}
