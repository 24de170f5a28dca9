package org.dreamlms.infra.local.child;

import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The Runtime API (version 2018-06-01) as a runtime sees it, without native code. */
final class RuntimeApiClient {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;

  private RuntimeApiClient(String hostAndPort) {
    this.base = "http://" + hostAndPort + "/2018-06-01/runtime/";
  }

  static RuntimeApiClient fromEnvironment() {
    return new RuntimeApiClient(System.getenv("AWS_LAMBDA_RUNTIME_API"));
  }

  /** Waits, without limit, for the next event: an environment may be idle for hours. */
  InvocationRequest next() throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        http.send(request("invocation/next").GET().build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException("The Runtime API answered " + response.statusCode());
    }
    InvocationRequest request = new InvocationRequest();
    request.setId(header(response, "Lambda-Runtime-Aws-Request-Id"));
    request.setXrayTraceId(header(response, "Lambda-Runtime-Trace-Id"));
    request.setInvokedFunctionArn(header(response, "Lambda-Runtime-Invoked-Function-Arn"));
    request.setDeadlineTimeInMs(Long.parseLong(header(response, "Lambda-Runtime-Deadline-Ms")));
    request.setContent(response.body());
    return request;
  }

  /**
   * @throws IOException when the answer is larger than Lambda takes
   */
  void answer(String id, byte[] payload) throws IOException, InterruptedException {
    post("invocation/" + id + "/response", payload, "");
  }

  void fail(String id, byte[] error, String type) throws IOException, InterruptedException {
    post("invocation/" + id + "/error", error, type);
  }

  void failStart(byte[] error, String type) throws IOException, InterruptedException {
    post("init/error", error, type);
  }

  private void post(String path, byte[] body, String errorType)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    if (!errorType.isEmpty()) {
      request.header("Lambda-Runtime-Function-Error-Type", errorType);
    }
    int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
    if (status >= 300 && status != 413) {
      throw new IOException("The Runtime API answered " + status);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
