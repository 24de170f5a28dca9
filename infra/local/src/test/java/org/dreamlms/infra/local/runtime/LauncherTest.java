package org.dreamlms.infra.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LauncherTest {
  @TempDir Path folder;

  @Test
  void a_function_runs_with_the_flags_of_the_managed_runtime() {
    assertThat(new Launcher(folder).command(function(Map.of())))
        .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MaxHeapSize=870m")
        .endsWith("a.B");
  }

  @Test
  void what_its_own_java_options_say_is_left_to_them() {
    Map<String, String> variables =
        Map.of("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=4 -XX:+UseParallelGC -Xmx300m");

    assertThat(new Launcher(folder).command(function(variables)))
        .noneMatch(option -> option.contains("Tiered"))
        .noneMatch(option -> option.contains("Serial"))
        .noneMatch(option -> option.contains("MaxHeapSize"));
  }

  @Test
  void jars_of_a_function_can_stand_on_the_class_path_of_the_process() {
    FunctionSpec usual = function(Map.of());
    Path jar = folder.resolve("f.jar");
    FunctionSpec onClassPath = usual.onClassPath(List.of(jar));
    Launcher launcher = new Launcher(folder);

    assertThat(launcher.command(usual)).noneMatch(option -> option.contains(jar.toString()));
    assertThat(launcher.command(onClassPath))
        .anyMatch(option -> option.endsWith(File.pathSeparator + jar));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, false, libaws-lambda-jni.linux-x86_64.so",
    "Linux, aarch64, true, libaws-lambda-jni.linux_musl-aarch_64.so",
    "Mac OS X, aarch64, false,",
    "Windows 11, amd64, false,",
    "Linux, riscv64, false,"
  })
  void the_native_client_is_there_for_linux_on_two_processors(
      String system, String processor, boolean musl, String expected) {
    assertThat(NativeLibrary.name(system, processor, musl))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void a_deployed_function_is_told_apart() {
    assertThat(LambdaVariables.with(function(Map.of()), "F-1"))
        .containsEntry("AWS_EXECUTION_ENV", "Local_java25")
        .containsEntry("AWS_LAMBDA_LOG_STREAM_NAME", "F-1");
  }

  private FunctionSpec function(Map<String, String> variables) {
    return new FunctionSpec(
        "F",
        folder,
        "a.B",
        1024,
        Duration.ofSeconds(3),
        variables,
        1,
        0,
        false,
        Optional.empty(),
        List.of());
  }
}
