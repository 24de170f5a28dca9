package org.dreamlms.lib.dcsclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against the stand-in for DCS, which knows nothing of the client. */
class StandinDcsTest extends DcsContract {

  @TempDir static Path folder;

  private static @Nullable DcsStandin standin;
  private static @Nullable MicronautWire wire;
  private static Dcs dcs = new FakeDcs();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    DcsStandin started = DcsStandin.start(DcsStandinSettings.in(folder));
    standin = started;
    DcsSettings s = Clients.settings(started.baseUrl());
    DcsSettings settings =
        new DcsSettings(
            s.baseUrl(),
            "admin@admin.com",
            new Secret("admin"),
            null,
            s.publisherInPath(),
            s.budget(),
            s.connectTimeout(),
            s.readTimeout(),
            s.retries(),
            s.maxConnections());
    MicronautWire network = new MicronautWire(settings);
    wire = network;
    dcs = Clients.over(network, settings, InstantSource.system());
    archiveBook6(started.baseUrl());
  }

  /** By the stand-in's own API: this client only reads. */
  private static void archiveBook6(URI base) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      String login = "{\"email\":\"admin@admin.com\",\"password\":\"admin\"}";
      String answer =
          http.send(
                  HttpRequest.newBuilder(base.resolve("/auth/login"))
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(login))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      String token = answer.replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
      int status =
          http.send(
                  HttpRequest.newBuilder(base.resolve("/books/6"))
                      .header("Authorization", "Bearer " + token)
                      .timeout(Duration.ofSeconds(20))
                      .DELETE()
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    if (wire != null) {
      wire.close();
    }
    if (standin != null) {
      standin.close();
    }
  }

  @Override
  protected Dcs dcs() {
    return dcs;
  }

  @Override
  protected Sample sample() {
    return new Sample(
        4, "images/book_cover.png", "image/png", OptionalInt.of(6), OptionalInt.empty());
  }

  @Test
  void every_book_has_a_config_and_a_cover_whatever_its_name() {
    for (DcsBook book : dcs.books()) {
      assertThat(dcs.config(book.folder())).as(book.bookName()).isPresent();
      assertThat(dcs.cover(book.folder())).as(book.bookName()).isPresent();
    }
  }
}
