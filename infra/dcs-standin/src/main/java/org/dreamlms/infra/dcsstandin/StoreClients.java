package org.dreamlms.infra.dcsstandin;

import java.net.URI;
import java.time.InstantSource;
import org.dreamlms.infra.dcsstandin.objects.DownloadLinks;
import org.dreamlms.infra.dcsstandin.objects.FolderObjects;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.S3Objects;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Makes the clients of an object store from its settings. */
final class StoreClients {
  /** DCS signs for this region, whatever the store thinks. */
  private static final Region REGION = Region.US_EAST_1;

  private StoreClients() {}

  static ObjectStore objects(ObjectStoreSettings settings, InstantSource clock) {
    return switch (settings) {
      case ObjectStoreSettings.Folder folder -> new FolderObjects(folder.folder(), clock);
      case ObjectStoreSettings.S3 s3 -> new S3Objects(client(s3.endpoint(), s3));
    };
  }

  static DownloadLinks links(ObjectStoreSettings settings) {
    return new DownloadLinks(
        S3Presigner.builder()
            .endpointOverride(settings.externalEndpoint())
            .region(REGION)
            .credentialsProvider(credentials(settings))
            .serviceConfiguration(pathStyle())
            .build());
  }

  private static S3Client client(URI endpoint, ObjectStoreSettings settings) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(credentials(settings))
        .serviceConfiguration(pathStyle())
        .build();
  }

  private static StaticCredentialsProvider credentials(ObjectStoreSettings settings) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
  }

  private static S3Configuration pathStyle() {
    return S3Configuration.builder().pathStyleAccessEnabled(true).build();
  }
}
