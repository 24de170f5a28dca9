package org.dreamlms.infra.dcsstandin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.dreamlms.infra.dcsstandin.webhooks.Waits;

/**
 * How a stand-in starts.
 *
 * @param port 0 for any free one
 * @param dataFolder holds {@code rows.json}; made when missing
 * @param adminEmail the one account, by default {@code admin@admin.com} with password {@code admin}
 * @param seeded whether an empty data folder gets the two publishers and six books
 * @param clock stamps rows, tokens and webhooks
 * @param waits the pauses between attempts of a webhook
 */
public record DcsStandinSettings(
    int port,
    Path dataFolder,
    ObjectStoreSettings objects,
    String adminEmail,
    String adminPassword,
    boolean seeded,
    InstantSource clock,
    Waits waits) {

  public DcsStandinSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is between 0 and 65535: " + port);
    }
    if (adminEmail.isBlank() || adminPassword.isEmpty()) {
      throw new IllegalArgumentException("admin needs an e-mail address and a password");
    }
  }

  /** Any port, seeded, the recorded administrator, real time. */
  public static DcsStandinSettings in(Path dataFolder, ObjectStoreSettings objects) {
    return new DcsStandinSettings(
        0,
        dataFolder,
        objects,
        "admin@admin.com",
        "admin",
        true,
        InstantSource.system(),
        Waits.real());
  }

  /** The same, with rows and objects in this folder; nobody serves its download links. */
  public static DcsStandinSettings in(Path folder) {
    return in(
        folder,
        new ObjectStoreSettings.Folder(
            folder.resolve("objects"),
            URI.create("http://127.0.0.1:9000"),
            "dream_minio",
            "dream-minio-secret"));
  }

  /** The same, in a new temporary folder, which stays when the stand-in ends. */
  public static DcsStandinSettings temporary() {
    try {
      return in(Files.createTempDirectory("dcs-standin"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DcsStandinSettings withPort(int newPort) {
    return new DcsStandinSettings(
        newPort, dataFolder, objects, adminEmail, adminPassword, seeded, clock, waits);
  }

  public DcsStandinSettings withObjects(ObjectStoreSettings newObjects) {
    return new DcsStandinSettings(
        port, dataFolder, newObjects, adminEmail, adminPassword, seeded, clock, waits);
  }

  public DcsStandinSettings withAdmin(String email, String password) {
    return new DcsStandinSettings(port, dataFolder, objects, email, password, seeded, clock, waits);
  }

  /** Without publishers and books. */
  public DcsStandinSettings empty() {
    return new DcsStandinSettings(
        port, dataFolder, objects, adminEmail, adminPassword, false, clock, waits);
  }

  public DcsStandinSettings withTime(InstantSource newClock, Waits newWaits) {
    return new DcsStandinSettings(
        port, dataFolder, objects, adminEmail, adminPassword, seeded, newClock, newWaits);
  }

  /** The password stays out of logs. */
  @Override
  public String toString() {
    return "DcsStandinSettings[port=" + port + ", dataFolder=" + dataFolder + "]";
  }
}
