package org.dreamlms.infra.testkit;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Clients of the SDK as a local store needs them: path style, keys of the store. */
final class S3Clients {
  private S3Clients() {}

  static S3Client of(S3Store store) {
    return at(store.endpoint(), store.accessKey(), store.secretKey());
  }

  static S3Client at(URI endpoint, String accessKey, String secretKey) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(Region.of(S3Store.REGION))
        .credentialsProvider(keys(accessKey, secretKey))
        .build();
  }

  static S3Presigner presigner(S3Store store) {
    return S3Presigner.builder()
        .endpointOverride(store.endpoint())
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .region(Region.of(S3Store.REGION))
        .credentialsProvider(keys(store.accessKey(), store.secretKey()))
        .build();
  }

  private static StaticCredentialsProvider keys(String accessKey, String secretKey) {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }
}
