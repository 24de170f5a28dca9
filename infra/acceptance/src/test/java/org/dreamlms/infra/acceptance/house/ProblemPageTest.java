package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each type of problem has its section in the documentation, and the reverse. */
final class ProblemPageTest {

  @Test
  void the_page_describes_exactly_the_types_that_exist() {
    Set<String> types =
        new ClassFileImporter()
                .importPath(Repository.ROOT.resolve("functions/lib/problems/target/classes"))
                .get("org.dreamlms.lib.problems.ProblemType")
                .getFields()
                .stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.ENUM))
                .map(JavaField::getName)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());

    Set<String> headings =
        Repository.text(Repository.ROOT.resolve("infra/docs/api/problems.md"))
            .lines()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3))
            .collect(Collectors.toSet());

    assertThat(headings).isEqualTo(types);
  }
}
