package org.dreamlms.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.runtime.FunctionSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SamEnvironmentTest {
  @TempDir Path folder;

  @Test
  void each_function_has_its_variables_as_the_sam_cli_reads_them() throws IOException {
    SamEnvironment.write(
        folder,
        List.of(function("Catalog", Map.of("B", "2", "A", "1")), function("CacheAdmin", Map.of())));

    assertThat(Files.readString(folder.resolve("sam-env.json")))
        .isEqualTo("{\"Catalog\":{\"A\":\"1\",\"B\":\"2\"},\"CacheAdmin\":{}}");
  }

  static FunctionSpec function(String name, Map<String, String> variables) {
    return new FunctionSpec(
        name,
        Path.of("target/function"),
        "Handler",
        512,
        Duration.ofSeconds(28),
        variables,
        1,
        0,
        false,
        Optional.empty(),
        List.of());
  }
}
