package org.dreamlms.lib.assetlinks;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of teachers are: {@code MATERIALS_S3_ENDPOINT}, {@code MATERIALS_S3_BUCKET}, …,
 * with the meanings of {@link BooksS3Settings}, of which it is independent.
 *
 * @param bucket the one of published files
 */
@ConfigurationProperties("materials.s3")
public record MaterialsS3Settings(
    @Nullable String endpoint,
    @Nullable String publicEndpoint,
    @Bindable(defaultValue = "us-east-1") String region,
    @Bindable(defaultValue = "true") boolean pathStyle,
    @Bindable(defaultValue = "teachers") String bucket,
    @Nullable String accessKey,
    @Nullable String secretKey,
    @Nullable String sessionToken,
    @Nullable String credentialsExpireAt) {

  /**
   * @throws IllegalArgumentException naming the setting that is missing or wrong
   */
  S3Target target() {
    return new S3Values(
            "MATERIALS_S3_",
            endpoint,
            publicEndpoint,
            region,
            pathStyle,
            bucket,
            accessKey,
            secretKey,
            sessionToken,
            credentialsExpireAt)
        .target();
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "MaterialsS3Settings[" + endpoint + ", " + publicEndpoint + ", " + bucket + "]";
  }
}
