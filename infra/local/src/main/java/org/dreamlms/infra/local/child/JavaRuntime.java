package org.dreamlms.infra.local.child;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A runtime loop in plain Java, for machines on which the client's native library does not run
 * (macOS, Windows).
 *
 * <p>Only the loop is ours: classes are loaded in the order of the client's own class loader, and
 * handlers are found and called by the client's own, purely Java, loader. It stays one process per
 * environment, because environment variables belong to a process and functions read their settings
 * from them.
 */
final class JavaRuntime {
  private final RuntimeApiClient api;

  JavaRuntime(RuntimeApiClient api) {
    this.api = api;
  }

  /** Never returns normally. */
  void run(String handlerName) throws IOException, InterruptedException {
    LambdaRequestHandler handler = load(handlerName);
    while (true) {
      InvocationRequest request = api.next();
      System.setProperty("com.amazonaws.xray.traceHeader", request.getXrayTraceId());
      serve(handler, request);
    }
  }

  private void serve(LambdaRequestHandler handler, InvocationRequest request)
      throws IOException, InterruptedException {
    byte[] answer;
    try {
      answer = handler.call(request).toByteArray();
    } catch (Throwable e) {
      ErrorDocument error = ErrorDocument.of(e);
      System.err.println(error.log());
      api.fail(request.getId(), error.json(), error.type());
      if (e instanceof VirtualMachineError) {
        Runtime.getRuntime().halt(1);
      }
      return;
    }
    api.answer(request.getId(), answer);
  }

  private LambdaRequestHandler load(String name) throws IOException, InterruptedException {
    try {
      ClassLoader loader = taskClasses();
      Thread.currentThread().setContextClassLoader(loader);
      LambdaRequestHandler handler =
          EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(name, loader));
      if (handler instanceof LambdaRequestHandler.UserFaultHandler broken) {
        throw broken.fault;
      }
      return handler;
    } catch (Throwable e) {
      ErrorDocument error = ErrorDocument.of(e);
      System.err.println(error.log());
      api.failStart(error.json(), error.type());
      Runtime.getRuntime().halt(1);
      throw new IllegalStateException("halted", e);
    }
  }

  /** Classes at the task root first, then the jars of lib/ in the order of their names. */
  private static ClassLoader taskClasses() throws MalformedURLException {
    Path root = Path.of(System.getenv("LAMBDA_TASK_ROOT"));
    List<URL> urls = new ArrayList<>();
    urls.add(root.toUri().toURL());
    File[] jars = root.resolve("lib").toFile().listFiles((folder, file) -> file.endsWith(".jar"));
    if (jars != null) {
      Arrays.sort(jars);
      for (File jar : jars) {
        urls.add(jar.toURI().toURL());
      }
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getSystemClassLoader());
  }
}
