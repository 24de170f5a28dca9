package org.dreamlms.lib.assetlinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import org.jspecify.annotations.Nullable;

/**
 * The names of chapter 4.2 for the store of books: {@code MINIO_ENDPOINT} (host[:port], https),
 * {@code MINIO_ACCESS_KEY}, {@code MINIO_SECRET_KEY}, {@code MINIO_BUCKET_NAME}.
 */
@ConfigurationProperties("minio")
public record MinioSettings(
    @Nullable String endpoint,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Nullable String bucketName) {

  /** Without the secrets. */
  @Override
  public String toString() {
    return "MinioSettings[" + endpoint + ", " + bucketName + "]";
  }
}
