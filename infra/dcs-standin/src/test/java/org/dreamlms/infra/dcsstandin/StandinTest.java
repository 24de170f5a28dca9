package org.dreamlms.infra.dcsstandin;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A fresh stand-in with the seed in it, its time in the test's hands. */
@SuppressWarnings("NullAway.Init")
public abstract class StandinTest {
  @TempDir protected Path folder;
  protected SteppingClock clock;
  protected ManualWaits waits;
  protected DcsStandin standin;
  protected Caller caller;

  @BeforeEach
  void startStandin() throws Exception {
    clock = new SteppingClock();
    waits = new ManualWaits();
    standin = DcsStandin.start(settings());
    caller = Caller.of(standin);
  }

  @AfterEach
  void stopStandin() {
    standin.close();
  }

  protected DcsStandinSettings settings() {
    return DcsStandinSettings.in(folder).withTime(clock, waits);
  }
}
