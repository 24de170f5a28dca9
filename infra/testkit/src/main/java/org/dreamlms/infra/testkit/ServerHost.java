package org.dreamlms.infra.testkit;

import java.nio.file.Path;
import java.util.List;
import org.dreamlms.infra.testkit.S3Store.Cors;

/**
 * Main class of a process that holds one shared server until the Maven run is over.
 *
 * <p>It watches the run's process instead of being told: builds are cancelled and killed, too.
 */
final class ServerHost {
  private ServerHost() {}

  /** Arguments: kind of server, process number of the run, its start, the folder of the run. */
  public static void main(String[] arguments) throws Exception {
    MavenRun run = new MavenRun(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
    SharedServer kind = SharedServer.valueOf(arguments[0]);
    try (Store store = start(kind)) {
      System.out.println("port: " + store.port());
      run.process().ifPresent(process -> process.onExit().join());
    } finally {
      kind.forget(Path.of(arguments[3]));
      // The servers' libraries leave threads behind.
      System.exit(0);
    }
  }

  private static Store start(SharedServer kind) {
    return switch (kind) {
      case POSTGRES -> PostgresStore.start(PostgresStore.Settings.throwAway());
      case DYNAMO -> DynamoStore.start(DynamoStore.Settings.throwAway());
      case S3 -> S3Store.start(S3Store.Settings.throwAway().with(Cors.browsersOf(List.of("*"))));
      case QUEUES -> QueueStore.start(QueueStore.Settings.throwAway());
    };
  }
}
