package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir Path folder;

  @Test
  void what_is_in_it_stays_until_somebody_wants_it_fresh() throws IOException {
    Path kept = folder.resolve("data/postgres/x");
    DataFolder.open(Optional.of(folder.resolve("data")), false).close();
    Files.createDirectories(kept);

    DataFolder.open(Optional.of(folder.resolve("data")), false).close();
    assertThat(kept).exists();

    DataFolder.open(Optional.of(folder.resolve("data")), true).close();
    assertThat(kept).doesNotExist();
  }

  @Test
  void a_folder_of_somebody_else_is_never_emptied() throws IOException {
    Files.createFile(folder.resolve("thesis.txt"));

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DataFolder.open(Optional.of(folder), true))
        .withMessageContaining("is not a data folder");
    assertThat(folder.resolve("thesis.txt")).exists();
  }

  @Test
  void two_at_a_time_are_refused() throws IOException {
    DataFolder first = DataFolder.open(Optional.of(folder), false);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> DataFolder.open(Optional.of(folder), false))
        .withMessageContaining("Another local cloud");

    first.close();
    DataFolder.open(Optional.of(folder), false).close();
  }

  @Test
  void a_temporary_one_is_gone_afterwards() throws IOException {
    DataFolder temporary = DataFolder.open(Optional.empty(), false);
    Files.createFile(temporary.path().resolve("x"));

    temporary.close();

    assertThat(temporary.path()).doesNotExist();
  }
}
