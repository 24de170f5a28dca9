package org.dreamlms.infra.local.runtime;

import java.net.URLConnection;
import java.util.function.Consumer;

/** Every environment inside this JVM, for machines on which the native client does not run. */
final class InProcess implements Sandbox.Maker {
  InProcess() {
    // The JDK's cache of jars outlives their loaders: a new build would be read from old files.
    URLConnection.setDefaultUseCaches("jar", false);
  }

  @Override
  public Sandbox start(
      FunctionSpec function, String name, RuntimeSession session, Consumer<String> log) {
    InProcessSandbox sandbox = new InProcessSandbox(function, name, session, log);
    sandbox.start();
    return sandbox;
  }

  @Override
  public void close() {}
}
