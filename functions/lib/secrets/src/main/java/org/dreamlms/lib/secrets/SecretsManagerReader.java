package org.dreamlms.lib.secrets;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Asks Secrets Manager, in the function's own region. */
final class SecretsManagerReader implements SecretReader, AutoCloseable {
  /** All attempts together. Who waits is DCS, which does for 30 s, or a person. */
  static final Duration LONGEST = Duration.ofSeconds(3);

  /**
   * Each has its part of the time: the second one is for a connection that died while all was
   * frozen, of which nobody says anything.
   */
  static final int ATTEMPTS = 2;

  private final SecretsManagerClient client;
  private final RemainingTime remaining;

  SecretsManagerReader(SecretsManagerClient client, RemainingTime remaining) {
    this.client = client;
    this.remaining = remaining;
  }

  @Override
  public Optional<SecretText> read(SecretArn arn) {
    Duration left = remaining.left();
    if (!left.isPositive()) {
      throw new SecretUnreadable("no time is left", null);
    }
    Duration limit = left.compareTo(LONGEST) < 0 ? left : LONGEST;
    Optional<GetSecretValueResponse> given = given(request(arn, limit));
    if (given.isPresent() && given.get().secretString() == null) {
      throw new SecretUnusable("it holds bytes and no text");
    }
    return given.map(response -> new SecretText(response.secretString()));
  }

  private Optional<GetSecretValueResponse> given(GetSecretValueRequest request) {
    try {
      return Optional.of(client.getSecretValue(request));
    } catch (ResourceNotFoundException none) {
      return Optional.empty();
    } catch (RuntimeException down) {
      // Not only the SDK's own: its transport has some as well, and none may end an invocation.
      throw new SecretUnreadable("Secrets Manager does not give it", down);
    }
  }

  private static GetSecretValueRequest request(SecretArn arn, Duration limit) {
    GetSecretValueRequest.Builder request =
        GetSecretValueRequest.builder()
            .secretId(arn.secret())
            .overrideConfiguration(
                override ->
                    override
                        .apiCallTimeout(limit)
                        .apiCallAttemptTimeout(limit.dividedBy(ATTEMPTS)));
    if (!arn.stage().isEmpty()) {
      request.versionStage(arn.stage());
    }
    if (!arn.version().isEmpty()) {
      request.versionId(arn.version());
    }
    return request.build();
  }

  @Override
  public void close() {
    client.close();
  }
}
