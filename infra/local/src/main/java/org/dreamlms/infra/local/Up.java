package org.dreamlms.infra.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.dreamlms.infra.local.template.Addresses;
import org.dreamlms.infra.local.template.TemplateReader;

/** Main class behind {@code infra/local/up}: starts the local cloud and runs until it is ended. */
public final class Up {
  private Up() {}

  /** First argument: the root of the repository; the others are the user's. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
    } catch (Refusal e) {
      System.err.println("infra/local/up: " + e.getMessage());
      System.exit(Refusal.EXIT_CODE);
    }
  }

  private static void run(Path root, List<String> arguments) throws InterruptedException {
    Options options = Options.of(root, arguments);
    if (options.help()) {
      System.out.println(Options.USAGE);
      return;
    }
    LocalSettings settings =
        options.settings(
            System.getenv(), System.console() != null && System.console().isTerminal());
    if (options.explain()) {
      TemplateReader.read(settings.template(), Addresses.unknown(), settings.parameters())
          .withoutEffect()
          .forEach((name, reason) -> System.out.println(name + ": " + reason));
      return;
    }
    LocalCloud cloud = LocalCloud.start(settings);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(cloud::close));
    cloud.announce();
    new CountDownLatch(1).await();
  }
}
