package org.dreamlms.infra.bench.floor;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The rival {@code cached}: writes bytes that were encoded before, without reading the event. What
 * it costs is what Lambda's runtime client costs; no handler can be cheaper.
 */
public final class CachedFloor implements RequestStreamHandler {
  /** Environment variable: file with the whole response. */
  public static final String RESPONSE = "FLOOR_RESPONSE";

  private final byte[] response;

  public CachedFloor() throws IOException {
    response = Files.readAllBytes(Path.of(System.getenv(RESPONSE)));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    out.write(response);
  }
}
