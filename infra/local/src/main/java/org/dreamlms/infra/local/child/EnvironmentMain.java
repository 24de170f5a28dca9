package org.dreamlms.infra.local.child;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

/**
 * Main class of every environment's process. Watches the parent, then hands over to the Runtime
 * Interface Client, or to our own loop where the client's native library does not run.
 *
 * <p>Arguments: {@code native} or {@code java}, and the handler as template.yaml names it.
 */
public final class EnvironmentMain {
  private EnvironmentMain() {}

  public static void main(String[] arguments) throws Throwable {
    ParentWatch.start();
    String handler = arguments[1];
    if (arguments[0].equals("native")) {
      AWSLambda.main(new String[] {handler});
    } else {
      new JavaRuntime(RuntimeApiClient.fromEnvironment()).run(handler);
    }
  }
}
