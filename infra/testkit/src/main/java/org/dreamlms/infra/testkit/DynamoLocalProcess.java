package org.dreamlms.infra.testkit;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Main class of the DynamoDB Local process.
 *
 * <p>DynamoDB Local by itself listens on every network interface and outlives whoever started it.
 * Here it listens on 127.0.0.1 only and ends when its standard input does. It is called by
 * reflection: none of our classes links to it.
 */
final class DynamoLocalProcess {
  private DynamoLocalProcess() {}

  /** First argument: the port, 0 = any free one. The others are those of DynamoDB Local. */
  public static void main(String[] arguments) throws Exception {
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    Object runner =
        Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) options);
    Field field = runner.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(runner);
    Object connector = ((Object[]) call(jetty, "getConnectors"))[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector
        .getClass()
        .getMethod("setPort", int.class)
        .invoke(connector, Integer.parseInt(arguments[0]));
    call(runner, "safeStart");
    System.out.println("port: " + call(connector, "getLocalPort"));
    awaitEndOfInput();
    call(runner, "stop");
    System.exit(0);
  }

  private static Object call(Object target, String method)
      throws NoSuchMethodException, IllegalAccessException, InvocationTargetException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // Nobody writes; the end comes when the parent closes the stream, or dies.
    }
  }
}
