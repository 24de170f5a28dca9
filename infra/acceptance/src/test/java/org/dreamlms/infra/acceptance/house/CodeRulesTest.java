package org.dreamlms.infra.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What classes of functions and libs may touch. */
final class CodeRulesTest {
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .importPaths(
                Stream.concat(Repository.functions().stream(), Repository.libs().stream())
                    .map(module -> module.resolve("target/classes"))
                    .toArray(Path[]::new));
  }

  @Test
  void time_comes_from_an_injected_source() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .because("a clock that a test cannot tick hides what happens in time")
        .check(classes);
  }

  @Test
  void settings_come_from_configuration_records() {
    noClasses()
        .should()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .because("a setting read by the way has no default, no range and no test")
        .check(classes);
  }

  @Test
  void sql_stands_in_lms_database_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.dreamlms.lib.lmsdatabase..", "org.dreamlms.functions.schemamigration..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "javax.sql..", "io.micronaut.data..", "org.flywaydb..")
        .check(classes);
  }

  @Test
  void http_is_known_where_http_is_spoken() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.dreamlms.functions..",
            "org.dreamlms.lib.access..",
            "org.dreamlms.lib.problems..",
            "org.dreamlms.lib.dcsclient..",
            "org.dreamlms.lib.lambdahttp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micronaut.http..")
        .check(classes);
  }

  @Test
  void nobody_prints() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(classes);
  }
}
