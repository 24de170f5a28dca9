package org.dreamlms.infra.local.stores;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dreamlms.infra.testkit.S3Store;

/** A bucket server with the pass-through in front of it. */
final class Buckets implements AutoCloseable {
  private final S3Store store;
  private final S3PassThrough door;

  private Buckets(S3Store store, S3PassThrough door) {
    this.store = store;
    this.door = door;
  }

  static Buckets start(
      Optional<Path> folder,
      String accessKey,
      String secretKey,
      List<String> buckets,
      Optional<S3Store.Cors> cors) {
    S3Store.Settings settings =
        S3Store.Settings.throwAway(buckets.toArray(String[]::new)).as(accessKey, secretKey);
    settings = folder.isPresent() ? settings.in(folder.get()) : settings;
    settings = cors.isPresent() ? settings.with(cors.get()) : settings;
    S3Store store = S3Store.start(settings);
    try {
      return new Buckets(store, S3PassThrough.start(0, store.endpoint()));
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** The pass-through: what everybody uses, and what links are signed for. */
  URI endpoint() {
    return door.endpoint();
  }

  String accessKey() {
    return store.accessKey();
  }

  String secretKey() {
    return store.secretKey();
  }

  @Override
  public void close() {
    door.close();
    store.close();
  }
}
