package org.dreamlms.infra.dcsstandin.objects;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.dreamlms.infra.testkit.S3Store;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class S3ObjectsTest extends ObjectStoreContract {
  private S3Store server;
  private ObjectStore store;

  @BeforeAll
  void start() {
    server = S3Store.start(S3Store.Settings.throwAway());
    store = new S3Objects(client(server.endpoint(), server.secretKey()));
  }

  @AfterAll
  void stop() {
    store.close();
    server.close();
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void keys_that_the_store_refuses_are_an_outage_and_not_an_absence() {
    assertThatThrownBy(() -> new S3Objects(client(server.endpoint(), "another secret")))
        .isInstanceOf(ObjectStoreDown.class);
  }

  private S3Client client(URI endpoint, String secret) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(server.accessKey(), secret)))
        .build();
  }
}
