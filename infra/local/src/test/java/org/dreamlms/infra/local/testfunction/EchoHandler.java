package org.dreamlms.infra.local.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Does what the last segment of the path says. Its JSON library comes from {@code lib/}. */
public final class EchoHandler implements RequestStreamHandler {
  /** By which tests find the thread that {@code background} starts. */
  public static final String BACKGROUND = "started by a handler";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode event = JSON.readTree(input);
    String path = event.path("rawPath").asText();
    ObjectNode answer = JSON.createObjectNode().put("statusCode", 200);
    switch (path.substring(path.lastIndexOf('/') + 1)) {
      case "bare" -> answer = JSON.createObjectNode().put("bare", true);
      case "same" -> {
        answer.put("isBase64Encoded", event.path("isBase64Encoded").asBoolean());
        answer.set("body", event.path("body"));
        answer.putObject("headers").set("Content-Type", event.path("headers").path("content-type"));
      }
      case "cookies" -> answer.putArray("cookies").add("a=1; Path=/").add("b=2; HttpOnly");
      case "fail" -> throw new IllegalStateException("boom");
      case "malformed" -> answer.put("statusCode", "soon");
      case "slow" -> waitLonger();
      case "exit" -> Runtime.getRuntime().halt(7);
      case "end" -> System.exit(7);
      case "error" -> throw new StackOverflowError("too deep");
      case "background" -> Thread.ofPlatform().name(BACKGROUND).start(EchoHandler::printAndWait);
      case "uncaught" -> fail();
      case "release" -> answer.put("body", release());
      case "reference" -> {
        UnaryOperator<String> variable = System::getenv;
        answer.put("body", variable.apply("GREETING"));
      }
      case "drivers" ->
          answer.put(
              "body",
              DriverManager.drivers()
                  .map(driver -> driver.getClass().getName())
                  .collect(Collectors.joining(",")));
      case "sees" ->
          answer.put("body", sees(event.path("queryStringParameters").path("c").asText()));
      case "large" ->
          answer.put("body", "x".repeat(event.path("queryStringParameters").path("bytes").asInt()));
      case "env" -> answer.put("body", JSON.writeValueAsString(System.getenv()));
      case "context" ->
          answer.put(
              "body",
              context.getFunctionName()
                  + " "
                  + context.getMemoryLimitInMB()
                  + " "
                  + context.getInvokedFunctionArn()
                  + " "
                  + (context.getRemainingTimeInMillis() > 0));
      default -> answer.put("body", JSON.writeValueAsString(event));
    }
    System.out.println("{\"level\":\"INFO\",\"message\":\"served " + path + "\"}");
    output.write(JSON.writeValueAsBytes(answer));
  }

  /** From a jar of {@code lib/}, by a connection that the JDK would keep open for reuse. */
  private static String release() throws IOException {
    try (InputStream text = EchoHandler.class.getResource("/release.txt").openStream()) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String sees(String type) {
    try {
      return Class.forName(type).getName();
    } catch (ClassNotFoundException e) {
      return "nothing";
    }
  }

  private static void fail() throws IOException {
    Thread failing =
        Thread.ofPlatform()
            .name("failing")
            .start(
                () -> {
                  throw new IllegalStateException("nobody caught me");
                });
    try {
      failing.join();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void printAndWait() {
    System.out.println("from the background");
    try {
      waitLonger();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void waitLonger() throws IOException {
    try {
      if (new CountDownLatch(1).await(60, TimeUnit.SECONDS)) {
        throw new IOException("nobody counts down");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
