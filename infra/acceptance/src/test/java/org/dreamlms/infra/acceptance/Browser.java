package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;

/**
 * Headless Chromium with the page of {@link FrontEnd}. It reaches this machine alone: every other
 * name is unknown to it.
 */
final class Browser implements AutoCloseable {
  /** An origin that no template allows. */
  static final String STRANGER = "http://stranger.example";

  /** For one call of the page: longer than the gateway waits for a function. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final int TRIES = 100;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FrontEnd frontEnd;
  private final ChromeDriver driver;
  private Traffic traffic = new Traffic();

  private Browser(FrontEnd frontEnd, ChromeDriver driver) {
    this.frontEnd = frontEnd;
    this.driver = driver;
  }

  /** Why no browser can run here; empty when one can. */
  static Optional<String> missing() {
    return program("chromedriver").isPresent() && chromium().isPresent()
        ? Optional.empty()
        : Optional.of(
            "no Chromium with its driver on the PATH;"
                + " on Debian: apt-get install --no-install-recommends chromium chromium-driver");
  }

  /**
   * @param log of the driver
   */
  static Browser start(Path log) {
    FrontEnd frontEnd = FrontEnd.start();
    try {
      ChromeDriverService service =
          new ChromeDriverService.Builder()
              .usingDriverExecutable(program("chromedriver").orElseThrow())
              .usingAnyFreePort()
              .withLogFile(log.toFile())
              .build();
      ChromeDriver driver =
          new ChromeDriver(
              service,
              options(frontEnd.port()),
              ClientConfig.defaultConfig()
                  .connectionTimeout(Duration.ofSeconds(10))
                  .readTimeout(PATIENCE.multipliedBy(2)));
      driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
      return new Browser(frontEnd, driver);
    } catch (RuntimeException e) {
      frontEnd.close();
      throw e;
    }
  }

  /** A fresh page, from this origin, in a browser that keeps nothing of what came before. */
  void open(String origin) {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
    driver.manage().logs().get(LogType.PERFORMANCE);
    traffic = new Traffic();
    driver.get(origin + "/");
  }

  /**
   * What a script of the page sees of an answer: {@code status}, {@code address}, {@code headers},
   * {@code text} of JSON, {@code size}, {@code sha256}; or {@code failed}.
   */
  JsonNode get(URI address, Map<String, String> headers) {
    return call("get", address.toString(), headers);
  }

  /** {@code width} and {@code height} of an {@code <img>}; or {@code failed}. */
  JsonNode picture(URI address) {
    return call("picture", address.toString());
  }

  /**
   * Goes to a second of an {@code <audio>} or {@code <video>} and plays on from there.
   *
   * @return among others {@code duration}, {@code start}, {@code time}; or {@code failed}
   */
  JsonNode play(String kind, URI address, double second) {
    return call("play", kind, address.toString(), second);
  }

  /** What went over the wire since the page was opened, as far as the predicate asks for it. */
  List<Traffic.Exchange> sent(Predicate<Traffic.Exchange> which) {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      traffic.add(entry.getMessage());
    }
    return traffic.exchanges().stream().filter(which).toList();
  }

  /**
   * The same, as soon as there is one that was answered: the log is written beside the page.
   *
   * @throws AssertionError when there is none in the end
   */
  List<Traffic.Exchange> answered(Predicate<Traffic.Exchange> which) {
    for (int i = 0; i < TRIES; i++) {
      List<Traffic.Exchange> found = sent(which.and(exchange -> exchange.status() != 0));
      if (!found.isEmpty()) {
        return found;
      }
      driver.executeAsyncScript("setTimeout(arguments[0], 50)");
    }
    throw new AssertionError("The browser sent no such request");
  }

  void screenshot(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try (frontEnd) {
      driver.quit();
    }
  }

  private JsonNode call(String function, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(function));
    all.addAll(List.of(arguments));
    Object answer =
        driver.executeAsyncScript(
            """
            const [name, ...rest] = [...arguments];
            const done = rest.pop();
            frontEnd[name](...rest).then(
                answer => done(JSON.stringify(answer)),
                error => done(JSON.stringify({failed: String(error)})));
            """,
            all.toArray());
    return json(String.valueOf(answer));
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError("No JSON: " + text, e);
    }
  }

  private static ChromeOptions options(int port) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium().orElseThrow());
    options.setPageLoadStrategy(PageLoadStrategy.NORMAL);
    options.addArguments(
        "--headless=new",
        "--window-size=1200,1600",
        "--no-first-run",
        "--mute-audio",
        "--autoplay-policy=no-user-gesture-required",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Containers have little of it.
        "--disable-dev-shm-usage",
        // The page's origins are names alone: the port 5173 of this machine stays free.
        "--host-resolver-rules=MAP localhost:5173 127.0.0.1:%1$d, MAP stranger.example:80 127.0.0.1:%1$d, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
            .formatted(port));
    if ("root".equals(System.getProperty("user.name"))) {
      // Chromium's sandbox does not work for root. It opens pages of our own alone.
      options.addArguments("--no-sandbox");
    }
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    return options;
  }

  private static Optional<File> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> program(name).stream())
        .findFirst();
  }

  private static Optional<File> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }
}
