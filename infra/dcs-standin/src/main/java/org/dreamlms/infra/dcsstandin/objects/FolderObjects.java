package org.dreamlms.infra.dcsstandin.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder as object store. A file is named by the SHA-256 of its key, because a file system may
 * know no Turkish letters, be blind to case, or end names at 255 bytes; key and type stand beside
 * it: {@code <root>/<bucket>/<sha256>.object} and {@code .about} (key, type, ETag; one line each).
 */
public final class FolderObjects implements ObjectStore {
  private final Path root;
  private final InstantSource clock;
  private final Map<Bucket, Map<String, StoredObject>> known = new ConcurrentHashMap<>();

  public FolderObjects(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
    try {
      for (Bucket bucket : Bucket.values()) {
        Files.createDirectories(folder(bucket));
        known.put(bucket, load(bucket));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void put(Bucket bucket, String key, byte[] content, String contentType) {
    StoredObject object =
        new StoredObject(key, content.length, hash("MD5", content), contentType, clock.instant());
    try {
      Files.write(file(bucket, key, ".object"), content);
      Files.write(
          file(bucket, key, ".about"),
          List.of(key, contentType, object.etag()),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ObjectStoreDown("cannot write " + key, e);
    }
    in(bucket).put(key, object);
  }

  @Override
  public Optional<StoredObject> stat(Bucket bucket, String key) {
    return Optional.ofNullable(in(bucket).get(key));
  }

  @Override
  public byte[] read(Bucket bucket, String key, long first, long last) {
    ByteBuffer part = ByteBuffer.allocate(Math.toIntExact(last - first + 1));
    try (FileChannel channel = FileChannel.open(file(bucket, key, ".object"))) {
      while (part.hasRemaining() && channel.read(part, first + part.position()) >= 0) {
        // reads on until the part is whole
      }
    } catch (IOException e) {
      throw new ObjectStoreDown("cannot read " + key, e);
    }
    return part.array();
  }

  @Override
  public List<StoredObject> list(Bucket bucket, String prefix) {
    return in(bucket).values().stream()
        .filter(object -> object.key().startsWith(prefix))
        .map(FolderObjects::asListed)
        .sorted(Comparator.comparing(StoredObject::key, FolderObjects::compareBytes))
        .toList();
  }

  @Override
  public void delete(Bucket bucket, String key) {
    in(bucket).remove(key);
    try {
      Files.deleteIfExists(file(bucket, key, ".about"));
      Files.deleteIfExists(file(bucket, key, ".object"));
    } catch (IOException e) {
      throw new ObjectStoreDown("cannot delete " + key, e);
    }
  }

  @Override
  public void close() {}

  private Map<String, StoredObject> load(Bucket bucket) throws IOException {
    Map<String, StoredObject> objects = new ConcurrentHashMap<>();
    try (Stream<Path> files = Files.list(folder(bucket))) {
      for (Path about : files.filter(file -> file.toString().endsWith(".about")).toList()) {
        List<String> lines = Files.readAllLines(about, StandardCharsets.UTF_8);
        Path content = file(bucket, lines.get(0), ".object");
        Instant modified = Files.getLastModifiedTime(content).toInstant();
        objects.put(
            lines.get(0),
            new StoredObject(
                lines.get(0), Files.size(content), lines.get(2), lines.get(1), modified));
      }
    }
    return objects;
  }

  private Map<String, StoredObject> in(Bucket bucket) {
    return known.getOrDefault(bucket, Map.of());
  }

  private Path folder(Bucket bucket) {
    return root.resolve(bucket.bucketName());
  }

  private Path file(Bucket bucket, String key, String ending) {
    return folder(bucket).resolve(hash("SHA-256", key.getBytes(StandardCharsets.UTF_8)) + ending);
  }

  private static StoredObject asListed(StoredObject object) {
    return new StoredObject(
        object.key(), object.size(), object.etag(), UNKNOWN, object.lastModified());
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + algorithm, e);
    }
  }
}
