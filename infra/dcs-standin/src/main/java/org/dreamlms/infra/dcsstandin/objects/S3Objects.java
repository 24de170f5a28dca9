package org.dreamlms.infra.dcsstandin.objects;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** An S3-compatible store. The buckets are made when they are missing. */
public final class S3Objects implements ObjectStore {
  private final S3Client s3;

  /** Takes the client over and closes it. */
  public S3Objects(S3Client s3) {
    this.s3 = s3;
    for (Bucket bucket : Bucket.values()) {
      makeSure(bucket);
    }
  }

  @Override
  public void put(Bucket bucket, String key, byte[] content, String contentType) {
    ask(
        "cannot write " + key,
        () ->
            s3.putObject(
                put -> put.bucket(bucket.bucketName()).key(key).contentType(contentType),
                RequestBody.fromBytes(content)));
  }

  @Override
  public Optional<StoredObject> stat(Bucket bucket, String key) {
    try {
      HeadObjectResponse head = s3.headObject(h -> h.bucket(bucket.bucketName()).key(key));
      return Optional.of(
          new StoredObject(
              key,
              head.contentLength(),
              unquoted(head.eTag()),
              head.contentType(),
              head.lastModified()));
    } catch (S3Exception e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw new ObjectStoreDown("cannot look at " + key, e);
    } catch (SdkException e) {
      throw new ObjectStoreDown("cannot look at " + key, e);
    }
  }

  @Override
  public byte[] read(Bucket bucket, String key, long first, long last) {
    return ask(
        "cannot read " + key,
        () ->
            s3.getObjectAsBytes(
                    get ->
                        get.bucket(bucket.bucketName())
                            .key(key)
                            .range("bytes=" + first + "-" + last))
                .asByteArray());
  }

  @Override
  public List<StoredObject> list(Bucket bucket, String prefix) {
    return ask(
        "cannot list " + prefix,
        () ->
            s3
                .listObjectsV2Paginator(l -> l.bucket(bucket.bucketName()).prefix(prefix))
                .contents()
                .stream()
                // Some stores list folders as empty objects of their own.
                .filter(object -> !object.key().endsWith("/"))
                .map(
                    object ->
                        new StoredObject(
                            object.key(),
                            object.size(),
                            unquoted(object.eTag()),
                            UNKNOWN,
                            object.lastModified()))
                .toList());
  }

  @Override
  public void delete(Bucket bucket, String key) {
    ask(
        "cannot delete " + key,
        () -> s3.deleteObject(delete -> delete.bucket(bucket.bucketName()).key(key)));
  }

  @Override
  public void close() {
    s3.close();
  }

  private void makeSure(Bucket bucket) {
    try {
      s3.headBucket(head -> head.bucket(bucket.bucketName()));
    } catch (S3Exception e) {
      if (e.statusCode() != 404) {
        throw new ObjectStoreDown("cannot look at the bucket " + bucket.bucketName(), e);
      }
      create(bucket);
    } catch (SdkException e) {
      throw new ObjectStoreDown("cannot look at the bucket " + bucket.bucketName(), e);
    }
  }

  private void create(Bucket bucket) {
    try {
      s3.createBucket(create -> create.bucket(bucket.bucketName()));
    } catch (BucketAlreadyOwnedByYouException e) {
      // Somebody else was faster, which is as good.
    } catch (SdkException e) {
      throw new ObjectStoreDown("cannot make the bucket " + bucket.bucketName(), e);
    }
  }

  private static <T> T ask(String failure, Supplier<T> question) {
    try {
      return question.get();
    } catch (SdkException e) {
      throw new ObjectStoreDown(failure, e);
    }
  }

  private static String unquoted(String etag) {
    return etag.replace("\"", "");
  }
}
