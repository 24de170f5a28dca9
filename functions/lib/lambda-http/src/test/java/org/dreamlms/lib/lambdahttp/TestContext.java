package org.dreamlms.lib.lambdahttp;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An invocation's context, whose remaining time stands still or goes as the test says. */
public final class TestContext implements Context {
  private final Supplier<Duration> remaining;

  /** One with a remaining time that stands still. */
  public TestContext(Duration remaining) {
    this(() -> remaining);
  }

  public TestContext(Supplier<Duration> remaining) {
    this.remaining = remaining;
  }

  /** An invocation under way, for what asks how much time is left. */
  public static Invocation invocation(Duration remaining) {
    Invocation invocation = new Invocation();
    invocation.begin(new TestContext(remaining));
    return invocation;
  }

  @Override
  public String getAwsRequestId() {
    return "lambda-request-1";
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/test";
  }

  @Override
  public String getLogStreamName() {
    return "test";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:eu-central-1:123456789012:function:test";
  }

  @Override
  @SuppressWarnings("NullAway") // Lambda answers null outside mobile SDKs
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  @SuppressWarnings("NullAway") // Lambda answers null outside mobile SDKs
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return Math.toIntExact(remaining.get().toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    return new LambdaLogger() {
      @Override
      public void log(String message) {
        System.out.print(message);
      }

      @Override
      public void log(byte[] message) {
        System.out.writeBytes(message);
      }
    };
  }
}
