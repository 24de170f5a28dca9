package org.dreamlms.infra.dcsstandin.objects;

import java.util.List;
import java.util.Optional;

/**
 * Bytes by bucket and key. Keys are any Unicode text with slashes. All methods are safe for any
 * number of threads and throw {@link ObjectStoreDown} when the store fails.
 */
public interface ObjectStore extends AutoCloseable {
  /** Stores or overwrites. */
  void put(Bucket bucket, String key, byte[] content, String contentType);

  /** Empty when there is no such object. */
  Optional<StoredObject> stat(Bucket bucket, String key);

  /**
   * Reads from {@code first} to {@code last}, both included; the range must lie inside the object.
   */
  byte[] read(Bucket bucket, String key, long first, long last);

  /** Every object whose key starts with the prefix, sorted by the UTF-8 bytes of the key. */
  List<StoredObject> list(Bucket bucket, String prefix);

  /** Deleting what is not there is no error. */
  void delete(Bucket bucket, String key);

  /** The whole object; empty bytes for an empty one. */
  default byte[] read(Bucket bucket, StoredObject object) {
    return object.size() == 0 ? new byte[0] : read(bucket, object.key(), 0, object.size() - 1);
  }

  /** Moves everything below a prefix, keeping the keys; returns how many objects moved. */
  default int moveAll(Bucket from, String prefix, Bucket to) {
    List<StoredObject> objects = list(from, prefix);
    for (StoredObject listed : objects) {
      String type = stat(from, listed.key()).map(StoredObject::contentType).orElse(UNKNOWN);
      put(to, listed.key(), read(from, listed), type);
      delete(from, listed.key());
    }
    return objects.size();
  }

  /** The type of an object that was stored without one. */
  String UNKNOWN = StoredObject.UNKNOWN_TYPE;

  @Override
  void close();
}
