package org.dreamlms.infra.dcsstandin;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Runs a stand-in alone, until it is interrupted.
 *
 * <p>Arguments, all optional: {@code --port 8081}, {@code --data <folder>}, and for an
 * S3-compatible store {@code --s3 <endpoint> --s3-external <endpoint> --access-key <key>
 * --secret-key <key>}.
 */
public final class RunDcsStandin {
  private RunDcsStandin() {}

  public static void main(String[] arguments) throws InterruptedException {
    String data = option(arguments, "data", "");
    DcsStandinSettings settings =
        data.isEmpty() ? DcsStandinSettings.temporary() : DcsStandinSettings.in(Path.of(data));
    String endpoint = option(arguments, "s3", "");
    if (!endpoint.isEmpty()) {
      settings =
          settings.withObjects(
              new ObjectStoreSettings.S3(
                  URI.create(endpoint),
                  URI.create(option(arguments, "s3-external", endpoint)),
                  option(arguments, "access-key", "dream_minio"),
                  option(arguments, "secret-key", "dream-minio-secret")));
    }
    int port = Integer.parseInt(option(arguments, "port", "8081"));
    DcsStandin standin = DcsStandin.start(settings.withPort(port));
    Runtime.getRuntime().addShutdownHook(new Thread(standin::close));
    System.out.printf(Locale.ROOT, "DCS stand-in: %s%n", standin.baseUrl());
    Thread.currentThread().join();
  }

  private static String option(String[] arguments, String name, String otherwise) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals("--" + name)) {
        return arguments[i + 1];
      }
    }
    return otherwise;
  }
}
