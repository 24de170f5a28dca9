package org.dreamlms.infra.dcsstandin.objects;

import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Signs download links for the address browsers use. Signing is offline; nothing is asked of the
 * store.
 */
public final class DownloadLinks implements AutoCloseable {
  private final S3Presigner presigner;

  /** Takes the presigner over and closes it. */
  public DownloadLinks(S3Presigner presigner) {
    this.presigner = presigner;
  }

  public String sign(Bucket bucket, String key, Duration lifetime) {
    return presigner
        .presignGetObject(
            presign ->
                presign
                    .signatureDuration(lifetime)
                    .getObjectRequest(get -> get.bucket(bucket.bucketName()).key(key)))
        .url()
        .toString();
  }

  @Override
  public void close() {
    presigner.close();
  }
}
