package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What things may be called, and what may not stand twice. */
final class NamesTest {
  private static final Pattern DUMPING_GROUND =
      Pattern.compile("(.*/)?(common|commons|util|utils|helper|helpers|misc|shared)/.*");

  private static final Pattern EMPTY_SUFFIX =
      Pattern.compile(".*(Service|Manager|Helper|Util|Utils|Impl|Dto)\\.java");

  @Test
  void no_module_or_package_is_a_dumping_ground() {
    assertThat(relative(Repository.files(Repository.ROOT)))
        .noneMatch(path -> DUMPING_GROUND.matcher(path).matches());
  }

  @Test
  void no_class_name_ends_in_a_word_that_says_nothing() {
    assertThat(relative(sources())).noneMatch(path -> EMPTY_SUFFIX.matcher(path).matches());
  }

  @Test
  void every_package_is_null_marked() {
    Set<Path> packages = new HashSet<>();
    for (Path source : sources()) {
      packages.add(source.getParent());
    }
    List<String> unmarked = new ArrayList<>();
    for (Path directory : packages) {
      Path info = directory.resolve("package-info.java");
      if (!Files.exists(info) || !Repository.text(info).contains("@NullMarked")) {
        unmarked.add(Repository.ROOT.relativize(directory).toString());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void no_file_stands_in_two_functions() {
    Map<String, String> seen = new HashMap<>();
    for (Path function : Repository.functions()) {
      for (Path file : Repository.files(function)) {
        String other =
            seen.putIfAbsent(
                Repository.text(file).replaceAll("\\s+", " "),
                Repository.ROOT.relativize(file).toString());
        assertThat(other).as("%s is a copy", Repository.ROOT.relativize(file)).isNull();
      }
    }
  }

  @Test
  void functions_and_libs_ship_no_application_file() {
    assertThat(relative(Repository.files(Repository.ROOT.resolve("functions"))))
        .noneMatch(path -> path.matches(".*/src/main/resources/(application|bootstrap)[.-].*"));
  }

  private static List<Path> sources() {
    return Repository.files(Repository.ROOT).stream()
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  private static List<String> relative(List<Path> files) {
    return files.stream().map(file -> Repository.ROOT.relativize(file).toString()).toList();
  }
}
