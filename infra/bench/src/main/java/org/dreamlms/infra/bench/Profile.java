package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.dreamlms.infra.local.runtime.FunctionSpec;

/** Where the warm list spends its time, by the JDK's flight recorder. */
final class Profile {
  private static final int SHOWN = 40;

  private final Rivals rivals;
  private final Plan plan;
  private final Path folder;
  private final Path recordings;

  /**
   * @param recordings where the recordings are left, for tools that show more of them
   */
  Profile(Rivals rivals, Plan plan, Path folder, Path recordings) {
    this.rivals = rivals;
    this.plan = plan;
    this.folder = folder;
    this.recordings = recordings;
  }

  /** The frames that ran most often, and the methods under which most of the time passed. */
  String of(FunctionSpec function) {
    Path file = recordings.resolve(function.name() + ".jfr");
    try (LambdaProcess process = new LambdaProcess(function, folder)) {
      Rivals.firstSuccess(process, rivals.list());
      process.invoke(rivals.list(), plan.warmUp());
      process.jcmd("JFR.start", "name=bench", "settings=profile");
      process.invoke(rivals.list(), plan.measured() * 8);
      process.jcmd("JFR.dump", "name=bench", "filename=" + file);
    }
    Map<String, Integer> self = new HashMap<>();
    Map<String, Integer> below = new HashMap<>();
    int samples = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample")
            && event.getStackTrace() != null) {
          samples++;
          count(event.getStackTrace().getFrames(), self, below);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return function.name()
        + ", "
        + samples
        + " samples\nby themselves:\n"
        + top(self, samples)
        + "\nwith what they call:\n"
        + top(below, samples);
  }

  private static void count(
      List<RecordedFrame> frames, Map<String, Integer> self, Map<String, Integer> below) {
    Set<String> once = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      var method = frames.get(i).getMethod();
      String name = method.getType().getName() + "." + method.getName();
      if (i == 0) {
        self.merge(name, 1, Integer::sum);
      }
      if (once.add(name)) {
        below.merge(name, 1, Integer::sum);
      }
    }
  }

  private static String top(Map<String, Integer> counts, int samples) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(SHOWN)
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%5.1f %%  %s",
                    entry.getValue() * 100.0 / samples,
                    entry.getKey()))
        .collect(Collectors.joining("\n"));
  }
}
