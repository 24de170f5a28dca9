package org.dreamlms.infra.testkit;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;

/**
 * An S3 server inside this JVM that checks signatures and expiry as S3 does, with its objects as
 * files.
 *
 * <p>Path-style addresses only: {@code http://127.0.0.1:<port>/<bucket>/<key>}. Several may run in
 * one JVM, each with its own port, keys and folder. Tagging, versioning and the CORS API are not
 * there; CORS is set at start, for all buckets.
 */
public final class S3Store implements Store {
  /** The only region it is told of; it does not check it. */
  public static final String REGION = "us-east-1";

  /**
   * What a browser of another origin may do. Origins are compared as whole strings; {@code "*"} is
   * any.
   */
  public record Cors(
      List<String> origins,
      List<String> methods,
      List<String> headers,
      List<String> exposedHeaders) {
    public Cors {
      origins = List.copyOf(origins);
      methods = List.copyOf(methods);
      headers = List.copyOf(headers);
      exposedHeaders = List.copyOf(exposedHeaders);
    }

    /**
     * Reading with ranges, and uploading by a presigned PUT, as the player and the upload need it.
     */
    public static Cors browsersOf(List<String> origins) {
      return new Cors(
          origins,
          List.of("GET", "HEAD", "PUT"),
          List.of("*"),
          List.of("ETag", "Content-Range", "Accept-Ranges", "Content-Length"));
    }
  }

  /** Where, and for whom, the server runs. */
  public record Settings(
      @Nullable Path directory,
      int port,
      String accessKey,
      String secretKey,
      List<String> buckets,
      @Nullable Cors cors) {
    /**
     * @param directory keeps the objects over restarts; null = temporary
     * @param port 0 = any free one
     * @param buckets created at start when they are not there
     * @param cors null = none
     */
    public Settings {
      buckets = List.copyOf(buckets);
      if (accessKey.isEmpty() || secretKey.isEmpty()) {
        throw new IllegalArgumentException("An access key and a secret key are needed.");
      }
    }

    /** Empty and temporary, on any free port. */
    public static Settings throwAway(String... buckets) {
      return new Settings(null, 0, "test-access-key", "test-secret-key", List.of(buckets), null);
    }

    public Settings in(Path directory) {
      return new Settings(directory, port, accessKey, secretKey, buckets, cors);
    }

    public Settings onPort(int port) {
      return new Settings(directory, port, accessKey, secretKey, buckets, cors);
    }

    public Settings as(String accessKey, String secretKey) {
      return new Settings(directory, port, accessKey, secretKey, buckets, cors);
    }

    public Settings withBuckets(String... buckets) {
      return new Settings(directory, port, accessKey, secretKey, List.of(buckets), cors);
    }

    public Settings with(Cors cors) {
      return new Settings(directory, port, accessKey, secretKey, buckets, cors);
    }

    @Override
    public String toString() {
      return "S3 in " + directory + " on port " + port + " with " + buckets;
    }
  }

  private final S3Proxy server;
  private final Settings settings;
  private final StoreFolder folder;
  private final FolderLock lock;

  private S3Store(S3Proxy server, Settings settings, StoreFolder folder, FolderLock lock) {
    this.server = server;
    this.settings = settings;
    this.folder = folder;
    this.lock = lock;
  }

  /**
   * Starts the server; it answers when this returns.
   *
   * @throws StoreException when the port is taken or the folder in use
   */
  public static S3Store start(Settings settings) {
    int port = FreePort.choose(settings.port(), "S3");
    StoreFolder folder = StoreFolder.of(settings.directory(), "s3");
    FolderLock lock = FolderLock.take(folder.path(), "S3");
    try {
      // Absolute, else listings come out empty; a sub-folder, so that the lock is no bucket.
      Path objects = StoreFolder.of(folder.path().resolve("objects"), "S3").path();
      FilesystemNio2BlobStore blobs = new FilesystemNio2BlobStore(objects.toString());
      settings.buckets().forEach(bucket -> createIfAbsent(blobs, bucket));
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(blobs)
              .endpoint(endpoint(port))
              .awsAuthentication(
                  AuthenticationType.AWS_V2_OR_V4, settings.accessKey(), settings.secretKey())
              .ignoreUnknownHeaders(true)
              .stopTimeout(0)
              .corsRules(rules(settings.cors()))
              .build();
      server.start();
      return new S3Store(server, settings, folder, lock);
    } catch (Exception e) {
      lock.close();
      folder.deleteIfTemporary();
      throw new StoreException("S3 did not start: " + settings, e);
    }
  }

  @Override
  public int port() {
    return server.getPort();
  }

  /** Scheme, host and port; the bucket is the first segment of the path. */
  public URI endpoint() {
    return endpoint(port());
  }

  static URI endpoint(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  public String accessKey() {
    return settings.accessKey();
  }

  public String secretKey() {
    return settings.secretKey();
  }

  @Override
  public void close() {
    try (lock) {
      server.stop();
    } catch (Exception e) {
      throw new StoreException("S3 did not stop", e);
    }
    folder.deleteIfTemporary();
  }

  private static void createIfAbsent(FilesystemNio2BlobStore blobs, String bucket) {
    try {
      blobs.createContainer(bucket);
    } catch (BucketAlreadyOwnedByYouException kept) {
      // From the last run in this folder.
    }
  }

  private static CrossOriginResourceSharing rules(@Nullable Cors cors) {
    if (cors == null) {
      return CrossOriginResourceSharing.disabled();
    }
    // The server takes origins as regular expressions, in which "." would be any character.
    List<String> origins =
        cors.origins().stream()
            .map(origin -> origin.equals("*") ? origin : Pattern.quote(origin))
            .toList();
    return new CrossOriginResourceSharing(
        origins, cors.methods(), cors.headers(), cors.exposedHeaders(), "false");
  }
}
