package org.dreamlms.infra.local.child;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;

/**
 * Main class of every environment's process: watches the parent, then hands over to the Runtime
 * Interface Client. The only argument is the handler as template.yaml names it.
 */
public final class EnvironmentMain {
  private EnvironmentMain() {}

  public static void main(String[] arguments) throws Throwable {
    ParentWatch.start();
    AWSLambda.main(arguments);
  }
}
