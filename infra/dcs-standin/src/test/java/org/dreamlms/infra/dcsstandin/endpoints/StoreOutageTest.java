package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.ObjectStoreSettings;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.dreamlms.infra.testkit.S3Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoreOutageTest extends StandinTest {
  private static final String BOOK = "/storage/books/Dream%20Press/First%20Steps%201";

  private final S3Store store = S3Store.start(S3Store.Settings.throwAway());
  private boolean stopped;

  @Override
  protected DcsStandinSettings settings() {
    return super.settings()
        .withObjects(
            new ObjectStoreSettings.S3(
                store.endpoint(), store.endpoint(), store.accessKey(), store.secretKey()));
  }

  @AfterEach
  void stopStore() {
    if (!stopped) {
      store.close();
    }
  }

  @Test
  void files_are_502_the_tree_is_a_plain_500_and_a_logo_seems_absent() throws Exception {
    assertThat(caller.get("/publishers/2/logo").status()).isEqualTo(200);
    store.close();
    stopped = true;

    assertThat(caller.get(BOOK + "/config").text())
        .isEqualTo("{\"detail\":\"Unable to load config.json\"}");
    assertThat(caller.get(BOOK + "/cover").status()).isEqualTo(502);
    assertThat(caller.get(BOOK + "/object?path=config.json").status()).isEqualTo(502);
    assertThat(caller.get(BOOK + "/presigned?path=config.json").status()).isEqualTo(502);
    assertThat(caller.get(BOOK).text()).isEqualTo("Internal Server Error");
    assertThat(caller.get("/publishers/2/logo").text())
        .isEqualTo("{\"detail\":\"Logo not found\"}");
    assertThat(caller.get("/books/1").status()).isEqualTo(200);
  }
}
