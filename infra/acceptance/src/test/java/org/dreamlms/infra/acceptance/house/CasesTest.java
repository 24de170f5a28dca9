package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * infra/docs/cases.csv says of every case whether a test decides it; these tests say whether that
 * is true.
 */
final class CasesTest {
  private static final String FILE = "infra/docs/cases.csv";

  /**
   * How many cases no test decides yet. It may only go down: who makes one true lowers it here in
   * the same commit.
   */
  private static final int LATER = 34;

  /** Lower case: a group of tests, not a case. */
  private static final Pattern GROUP = Pattern.compile("[a-z-]+");

  private static List<Case> cases;
  private static TaggedTests tagged;

  @BeforeAll
  static void read() {
    cases = Case.read(Repository.text(Repository.ROOT.resolve(FILE)));
    tagged =
        TaggedTests.in(
            ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(testSources()));
  }

  @Test
  void every_row_is_whole_and_stands_once() {
    assertThat(cases).flatExtracting(Case::faults).isEmpty();
    assertThat(cases).extracting(Case::id).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(110);
  }

  @Test
  void a_case_in_state_test_is_named_by_a_test() {
    assertThat(in(Case.State.TEST))
        .as("cases in state test; a test names one by @Tag(\"ID\")")
        .isSubsetOf(tagged.byTag().keySet());
  }

  @Test
  void a_case_that_a_test_names_is_no_longer_later() {
    Set<String> done = new TreeSet<>(in(Case.State.LATER));
    done.retainAll(tagged.byTag().keySet());

    assertThat(done)
        .as(
            "cases in state later that a test names: make their state test, leave in column rest"
                + " the areas that have a part left, and lower CasesTest.LATER by this number")
        .isEmpty();
  }

  @Test
  void every_tag_names_a_case_and_stands_on_a_test() {
    Set<String> ids = cases.stream().map(Case::id).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>(tagged.byTag().keySet());
    unknown.removeIf(tag -> ids.contains(tag) || GROUP.matcher(tag).matches());

    assertThat(unknown).as("tags that name no case of " + FILE).isEmpty();
    assertThat(tagged.idle()).as("tags where no build runs a test").isEmpty();
  }

  @Test
  void what_is_left_names_areas_that_are_not_finished() {
    Map<String, String> areas = areas();
    List<String> wrong = new ArrayList<>();
    for (Case one : cases) {
      for (String area : one.rest()) {
        if (!area.equals(Case.DEPLOYED) && !"open".equals(areas.get(area))) {
          wrong.add(one.id() + " is left to " + area + ": " + areas.getOrDefault(area, "unknown"));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_module_is_an_area() {
    assertThat(areas().values()).containsOnly("open", "finished");
    assertThat(areas().keySet())
        .containsAll(
            Stream.of(Repository.functions(), Repository.libs(), Repository.infra())
                .flatMap(List::stream)
                .map(module -> module.getFileName().toString())
                .toList());
  }

  @Test
  void the_number_of_cases_for_later_is_known() {
    assertThat(in(Case.State.LATER)).hasSize(LATER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "HEAD~1"})
  void cases_for_later_only_become_fewer(String revision) {
    Optional<String> then = Before.text(revision, FILE);
    Assumptions.assumeTrue(then.isPresent(), "not run: no " + FILE + " at " + revision);

    Set<String> before =
        Case.read(then.orElseThrow()).stream()
            .filter(one -> one.state() == Case.State.LATER)
            .map(Case::id)
            .collect(Collectors.toSet());

    assertThat(before).containsAll(in(Case.State.LATER));
  }

  private static Set<String> in(Case.State state) {
    return cases.stream()
        .filter(one -> one.state() == state)
        .map(Case::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** State by name. */
  private static Map<String, String> areas() {
    return Csv.rows(Repository.text(Repository.ROOT.resolve("infra/docs/areas.csv"))).stream()
        .collect(Collectors.toMap(row -> cell(row, "area"), row -> cell(row, "state")));
  }

  private static String cell(Map<String, String> row, String column) {
    return Optional.ofNullable(row.get(column)).orElseThrow();
  }

  private static Set<Path> testSources() {
    return Repository.files(Repository.ROOT).stream()
        .filter(file -> file.toString().contains("/src/test/"))
        .filter(file -> file.toString().endsWith(".java"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
