package org.dreamlms.infra.dcsstandin.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
final class FolderObjectsTest extends ObjectStoreContract {
  @TempDir private Path folder;
  private ObjectStore store;

  @BeforeEach
  void open() {
    store = new FolderObjects(folder, InstantSource.system());
  }

  @Override
  ObjectStore store() {
    return store;
  }

  @Test
  void objects_are_there_again_after_a_restart() {
    store.put(Bucket.TEACHERS, "öğretmen/a.pdf", new byte[] {1, 2}, "application/pdf");

    ObjectStore again = new FolderObjects(folder, InstantSource.system());

    StoredObject stored = again.stat(Bucket.TEACHERS, "öğretmen/a.pdf").orElseThrow();
    assertThat(stored.contentType()).isEqualTo("application/pdf");
    assertThat(again.read(Bucket.TEACHERS, stored)).isEqualTo(new byte[] {1, 2});
  }
}
