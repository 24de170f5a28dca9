package org.dreamlms.infra.dcsstandin.endpoints;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.faults.RequestCounts;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.objects.DownloadLinks;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.rows.Tables;
import org.dreamlms.infra.dcsstandin.webhooks.Deliveries;
import org.dreamlms.infra.dcsstandin.webhooks.Waits;

/** Puts all endpoints together. Order matters: the first route that fits a path wins. */
public final class Dcs {
  private final Routes routes;
  private final BookShelf shelf;

  public Dcs(
      Admin admin,
      Tables tables,
      ObjectStore objects,
      DownloadLinks links,
      Deliveries deliveries,
      InstantSource clock,
      Waits waits,
      Faults faults,
      RequestCounts counts,
      Consumer<Duration> closeDoor) {
    Tokens tokens = new Tokens(tables.tokenKey(), clock);
    Credentials credentials = new Credentials(tokens, tables.apiKeys());
    Catalogue catalogue = new Catalogue(tables, clock);
    Announcements announcements = new Announcements(tables, deliveries);
    shelf = new BookShelf(tables, catalogue, objects);
    routes = new Routes(credentials);
    new ControlEndpoints(faults, counts, closeDoor, tokens::expireAll).register(routes);
    new LoginEndpoints(admin, tokens, credentials, tables.apiKeys(), clock).register(routes);
    new PublisherEndpoints(tables, catalogue, announcements).register(routes);
    new AssetEndpoints(tables.publishers(), catalogue, objects).register(routes);
    new BookEndpoints(tables, catalogue).register(routes);
    new BookChangeEndpoints(
            tables,
            catalogue,
            objects,
            announcements,
            new LateRows(faults, waits),
            faults::emptyBook)
        .register(routes);
    new StorageEndpoints(catalogue, objects, links).register(routes);
    new TeacherEndpoints(tables, catalogue, objects).register(routes);
    new WebhookEndpoints(tables.subscriptions(), tables.deliveries(), clock).register(routes);
  }

  public Routes routes() {
    return routes;
  }

  public BookShelf shelf() {
    return shelf;
  }

  /** Whether a path is a switch of the stand-in and no part of DCS. */
  public static boolean isControl(String path) {
    return path.startsWith(ControlEndpoints.ROOT);
  }
}
