package org.dreamlms.infra.local.stores;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.dreamlms.infra.dcsstandin.ObjectStoreSettings;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.testkit.S3Store;

/**
 * Where books come from: a real DCS when the caller names one, else the stand-in over a bucket
 * server of its own.
 *
 * @param standin empty with a real DCS
 * @param settings for functions that read books
 */
record Books(Optional<DcsStandin> standin, Optional<Buckets> buckets, Map<String, String> settings)
    implements AutoCloseable {
  private static final String BUCKET = "publishers";
  private static final String EMAIL = "admin@admin.com";
  private static final String PASSWORD = "admin";

  static Books start(Path data, Map<String, String> caller) {
    return caller.getOrDefault("DCS_BASE_URL", "").isBlank()
        ? standIn(data)
        : new Books(Optional.empty(), Optional.empty(), ofRealDcs(caller));
  }

  /** The one who reads books from a real DCS says where, and with whose keys. */
  static Map<String, String> ofRealDcs(Map<String, String> caller) {
    for (String needed :
        List.of(
            "DCS_EMAIL",
            "DCS_PASSWORD",
            "BOOKS_S3_ENDPOINT",
            "BOOKS_S3_ACCESS_KEY",
            "BOOKS_S3_SECRET_KEY")) {
      if (caller.getOrDefault(needed, "").isBlank()) {
        throw new Refusal(
            "DCS_BASE_URL names a real DCS, but "
                + needed
                + " is not set. Set it too, or unset DCS_BASE_URL to use the stand-in.");
      }
    }
    Map<String, String> settings = new TreeMap<>();
    caller.forEach(
        (name, value) -> {
          if (name.startsWith("DCS_") || name.startsWith("BOOKS_S3_")) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  @Override
  public void close() {
    standin.ifPresent(DcsStandin::close);
    buckets.ifPresent(Buckets::close);
  }

  /** Names of settings, without values: there are secrets among them. */
  @Override
  public String toString() {
    return "Books[standin=" + standin.isPresent() + ", settings=" + settings.keySet() + "]";
  }

  private static Books standIn(Path data) {
    Buckets buckets =
        Buckets.start(
            Optional.of(data.resolve("books")),
            Credentials.BOOKS_ACCESS_KEY,
            Credentials.BOOKS_SECRET_KEY,
            List.of(BUCKET),
            Optional.of(BucketCors.ofBooks()));
    try {
      URI endpoint = buckets.endpoint();
      DcsStandin standin =
          DcsStandin.start(
              DcsStandinSettings.in(
                      data.resolve("dcs"),
                      new ObjectStoreSettings.S3(
                          endpoint, endpoint, buckets.accessKey(), buckets.secretKey()))
                  .withAdmin(EMAIL, PASSWORD));
      return new Books(
          Optional.of(standin),
          Optional.of(buckets),
          Map.of(
              "DCS_BASE_URL", standin.baseUrl().toString(),
              "DCS_EMAIL", EMAIL,
              "DCS_PASSWORD", PASSWORD,
              "BOOKS_S3_ENDPOINT", endpoint.toString(),
              "BOOKS_S3_PUBLIC_ENDPOINT", endpoint.toString(),
              "BOOKS_S3_REGION", S3Store.REGION,
              "BOOKS_S3_BUCKET", BUCKET,
              "BOOKS_S3_ACCESS_KEY", buckets.accessKey(),
              "BOOKS_S3_SECRET_KEY", buckets.secretKey()));
    } catch (RuntimeException e) {
      buckets.close();
      throw e;
    }
  }
}
