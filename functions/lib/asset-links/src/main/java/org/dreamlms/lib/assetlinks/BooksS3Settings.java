package org.dreamlms.lib.assetlinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of books are: {@code BOOKS_S3_ENDPOINT}, {@code BOOKS_S3_PUBLIC_ENDPOINT}, …
 *
 * <p>Where one is absent the names of the seeds count ({@link MinioSettings}). Keys that are given
 * as the ARN of a secret are not read here yet.
 *
 * @param endpoint host[:port], https without a scheme; default Amazon S3 of the region
 * @param publicEndpoint the host that is signed; default the endpoint
 * @param bucket default {@code publishers}
 * @param sessionToken of temporary credentials, which must say when they expire
 * @param credentialsExpireAt as {@code 2026-11-21T08:00:00Z}
 */
@ConfigurationProperties("books.s3")
public record BooksS3Settings(
    @Nullable String endpoint,
    @Nullable String publicEndpoint,
    @Bindable(defaultValue = "us-east-1") String region,
    @Bindable(defaultValue = "true") boolean pathStyle,
    @Nullable String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Nullable String sessionToken,
    @Nullable String credentialsExpireAt) {

  /**
   * @throws IllegalArgumentException naming the setting that is missing or wrong
   */
  S3Target target(MinioSettings seeds) {
    return new S3Values(
            "BOOKS_S3_",
            S3Values.given(endpoint).orElse(seeds.endpoint()),
            publicEndpoint,
            region,
            pathStyle,
            S3Values.given(bucket)
                .or(() -> S3Values.given(seeds.bucketName()))
                .orElse("publishers"),
            S3Values.given(accessKey).orElse(seeds.accessKey()),
            S3Values.given(secretKey).orElse(seeds.secretKey()),
            sessionToken,
            credentialsExpireAt)
        .target();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "BooksS3Settings[" + endpoint + ", " + publicEndpoint + ", " + bucket + "]";
  }
}
