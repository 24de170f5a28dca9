package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CodeWatchTest {
  @TempDir Path folder;

  @Test
  void only_the_function_that_was_built_is_reported_once_its_build_is_over() throws IOException {
    Path users = Files.createDirectories(folder.resolve("users"));
    Path catalog = Files.createDirectories(folder.resolve("catalog"));
    Files.writeString(users.resolve("A.class"), "1");
    Files.writeString(catalog.resolve("B.class"), "1");
    List<String> changed = new ArrayList<>();
    try (CodeWatch watch =
        new CodeWatch(Map.of("Users", users, "Catalog", catalog), changed::add)) {
      watch.look();
      Files.writeString(users.resolve("A.class"), "22");
      watch.look();
      assertThat(changed).isEmpty();

      Files.writeString(users.resolve("C.class"), "3");
      watch.look();
      assertThat(changed).isEmpty();

      watch.look();
      watch.look();
      assertThat(changed).containsExactly("Users");
    }
  }

  @Test
  void a_folder_that_a_build_has_deleted_is_waited_for() throws IOException {
    Path users = Files.createDirectories(folder.resolve("users"));
    Files.writeString(users.resolve("A.class"), "1");
    List<String> changed = new ArrayList<>();
    try (CodeWatch watch = new CodeWatch(Map.of("Users", users), changed::add)) {
      Files.delete(users.resolve("A.class"));
      watch.look();
      watch.look();
      assertThat(changed).isEmpty();
    }
  }
}
