package org.dreamlms.infra.dcsstandin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.dreamlms.infra.dcsstandin.endpoints.Admin;
import org.dreamlms.infra.dcsstandin.endpoints.Dcs;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.faults.RequestCounts;
import org.dreamlms.infra.dcsstandin.http.FrontDoor;
import org.dreamlms.infra.dcsstandin.http.RequestHandler;
import org.dreamlms.infra.dcsstandin.objects.DownloadLinks;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Subscription;
import org.dreamlms.infra.dcsstandin.rows.Table;
import org.dreamlms.infra.dcsstandin.rows.Tables;
import org.dreamlms.infra.dcsstandin.seed.SeedLibrary;
import org.dreamlms.infra.dcsstandin.webhooks.Deliveries;

/**
 * A running stand-in for DCS on 127.0.0.1.
 *
 * <p>Rows live in the data folder, files in the object store; both survive a restart. The log-in
 * and all endpoints are DCS's; {@code /_control/} is the stand-in's own.
 */
public final class DcsStandin implements AutoCloseable {
  private final Faults faults = new Faults();
  private final RequestCounts requests = new RequestCounts();
  private final ObjectStore objects;
  private final DownloadLinks links;
  private final Deliveries deliveries;
  private final Table<Subscription> subscriptions;
  private final InstantSource clock;
  private final FrontDoor door;

  private DcsStandin(DcsStandinSettings settings) {
    Tables tables = new Tables(made(settings.dataFolder()));
    subscriptions = tables.subscriptions();
    clock = settings.clock();
    objects = StoreClients.objects(settings.objects(), settings.clock());
    links = StoreClients.links(settings.objects());
    deliveries =
        new Deliveries(
            tables.subscriptions(),
            tables.deliveries(),
            settings.waits(),
            settings.clock(),
            faults);
    Dcs dcs =
        new Dcs(
            new Admin(settings.adminEmail(), settings.adminPassword()),
            tables,
            objects,
            links,
            deliveries,
            settings.clock(),
            settings.waits(),
            faults,
            requests,
            time -> closeDoorFor(settings, time));
    if (settings.seeded() && tables.fresh()) {
      SeedLibrary seed =
          new SeedLibrary(tables.publishers(), objects, dcs.shelf(), settings.clock());
      tables.inOneWrite(seed::fill);
    }
    door =
        new FrontDoor(
            settings.port(), new RequestHandler(dcs.routes(), faults, requests, "/_control/"));
  }

  /**
   * Starts, and returns when requests are answered.
   *
   * @throws IllegalStateException when the port is taken
   */
  public static DcsStandin start(DcsStandinSettings settings) {
    return new DcsStandin(settings);
  }

  /** Without a slash at the end. */
  public URI baseUrl() {
    return door.uri();
  }

  /**
   * Subscribes a neighbour to all events, in place of what was subscribed here under the same
   * description: the neighbour may be at another address each time it starts.
   *
   * @param secret at least 16 characters
   */
  public void subscribe(URI url, String secret, String description) {
    Instant now = Stamp.stored(clock.instant());
    subscriptions
        .where(old -> description.equals(old.description()))
        .forEach(old -> subscriptions.delete(old.id()));
    subscriptions.insert(
        id -> new Subscription(id, url.toString(), secret, description, true, null, now, now));
  }

  public Faults faults() {
    return faults;
  }

  /** What was asked of DCS since the start or the last reset. */
  public RequestCounts requests() {
    return requests;
  }

  /** From now on connections are refused, and open ones end. */
  public void refuseConnections() {
    door.shut();
  }

  /** Listens again on the same port. */
  public void acceptConnections() {
    door.open();
  }

  @Override
  public void close() {
    door.close();
    deliveries.close();
    links.close();
    objects.close();
  }

  private void closeDoorFor(DcsStandinSettings settings, Duration time) {
    // The answer to the request that asked for it goes out first.
    settings
        .waits()
        .after(
            Duration.ofMillis(50),
            () -> {
              door.shut();
              settings.waits().after(time, door::open);
            });
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
