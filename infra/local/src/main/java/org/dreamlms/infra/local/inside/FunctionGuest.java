package org.dreamlms.infra.local.inside;

import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.net.URLClassLoader;
import org.dreamlms.infra.local.border.Exited;
import org.dreamlms.infra.local.border.FunctionFailure;
import org.dreamlms.infra.local.border.Guest;
import org.dreamlms.infra.local.border.Host;

/**
 * A handler, found and called by the Runtime Interface Client's own loader, which is plain Java:
 * what a handler may be and how its events and answers become objects is as on Lambda.
 */
public final class FunctionGuest implements Guest {
  private final LambdaRequestHandler handler;

  /**
   * @param name as template.yaml has it
   * @throws FunctionFailure when the handler is not there, or cannot be made
   */
  public FunctionGuest(Host host, String name) throws FunctionFailure {
    Surroundings.are(host);
    ClassLoader own = FunctionGuest.class.getClassLoader();
    try {
      Drivers.load(own);
      if (own instanceof URLClassLoader classes) {
        CustomerClasses.are(classes);
      }
      handler = EventHandlerLoader.loadEventHandler(HandlerInfo.fromString(name, own));
      if (handler instanceof LambdaRequestHandler.UserFaultHandler broken) {
        throw broken.fault;
      }
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public byte[] call(
      String requestId, String traceId, String arn, long deadlineMillis, byte[] event)
      throws FunctionFailure {
    InvocationRequest request = new InvocationRequest();
    request.setId(requestId);
    request.setXrayTraceId(traceId);
    request.setInvokedFunctionArn(arn);
    request.setDeadlineTimeInMs(deadlineMillis);
    request.setContent(event);
    try {
      return handler.call(request).toByteArray();
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  @Override
  public void close() throws Exception {
    try {
      for (AutoCloseable part : Closeables.within(handler)) {
        part.close();
      }
    } finally {
      Drivers.forget();
    }
  }

  private static FunctionFailure failure(Throwable e) {
    ErrorDocument error = ErrorDocument.of(e);
    if (!(e instanceof Exited)) {
      Surroundings.err().println(error.log());
    }
    return new FunctionFailure(error.json(), e instanceof VirtualMachineError);
  }
}
