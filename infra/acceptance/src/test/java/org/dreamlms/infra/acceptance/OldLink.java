package org.dreamlms.infra.acceptance;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** A link as the product signs it, with the same keys, but at a time of the test's choosing. */
final class OldLink {
  private static final Duration LIFE = Duration.ofMinutes(60);

  private OldLink() {}

  /**
   * @param store the {@code BOOKS_S3_*} settings of the functions
   * @param path of the object, escaped, below the bucket
   */
  static URI signedAt(Instant time, Map<String, String> store, String path) {
    return signed(SdkHttpMethod.GET, time, store, path);
  }

  /** As {@link #signedAt}, for putting an object there. */
  static URI toPut(Instant time, Map<String, String> store, String path) {
    return signed(SdkHttpMethod.PUT, time, store, path);
  }

  private static URI signed(
      SdkHttpMethod method, Instant time, Map<String, String> store, String path) {
    URI object =
        URI.create(
            store.get("BOOKS_S3_PUBLIC_ENDPOINT") + "/" + store.get("BOOKS_S3_BUCKET") + path);
    return AwsV4HttpSigner.create()
        .sign(
            request ->
                request
                    .identity(
                        AwsCredentialsIdentity.create(
                            store.get("BOOKS_S3_ACCESS_KEY"), store.get("BOOKS_S3_SECRET_KEY")))
                    .request(SdkHttpRequest.builder().method(method).uri(object).build())
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "s3")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                    .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, false)
                    .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, false)
                    .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, LIFE)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
        .request()
        .getUri();
  }
}
