package org.dreamlms.infra.testkit;

import java.nio.file.Path;
import java.util.List;

/** Stands for Maven: starts two test processes at once, says what they saw, waits to be killed. */
final class RunForTest {
  private RunForTest() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path root = Path.of(arguments[0]);
    Process first = client(root, "first");
    Process second = client(root, "second");
    System.out.println("first: " + ChildJvm.awaitLine(first, root.resolve("first.log"), "port: "));
    System.out.println(
        "second: " + ChildJvm.awaitLine(second, root.resolve("second.log"), "port: "));
    Thread.currentThread().join();
  }

  private static Process client(Path root, String name) {
    return ChildJvm.start(
        System.getProperty("java.class.path"),
        List.of("-Ddreamlms.root=" + root),
        ClientForTest.class,
        List.of(),
        root.resolve(name + ".log"));
  }

  /** Stands for a test JVM. */
  static final class ClientForTest {
    private ClientForTest() {}

    public static void main(String[] arguments) {
      System.out.println("port: " + SharedServer.POSTGRES.port());
    }
  }
}
