package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people, and DCS, notice of the cache that all environments share. */
final class SharedCacheIT {
  private static final List<String> CACHED =
      List.of(
          "/api/v1/books",
          "/api/v1/books/1",
          "/api/v1/books/1/activities",
          "/api/v1/books/1/pages",
          "/api/v1/books/1/pages/detail",
          "/api/v1/books/1/structure",
          "/api/v1/books/1/videos",
          "/api/v1/books/1/config",
          "/api/v1/books/1/cover",
          "/api/v1/publishers",
          "/api/v1/publishers/1",
          "/api/v1/publishers/1/books",
          "/api/v1/publishers/2/logo");

  /** RFC 9211, as far as we use it. */
  private static final Pattern CACHE_STATUS =
      Pattern.compile(
          "LMS-(near|shared)(; (hit|stored|collapsed|fwd=[a-z]+|ttl=-?\\d+|detail=[a-z-]+"
              + "|key=\"dcs:[a-z:0-9@]+\"))+(, LMS-near; fwd=miss; stored)?");

  /** Requests, of some milliseconds each: DCS is left alone for seconds after it failed. */
  private static final int PATIENCE = 20_000;

  /** What is a second old is past its time. */
  @RegisterExtension
  static final Running CLOUD =
      new Running(
          "cached for a second",
          settings ->
              settings
                  .withVariable("Catalog", "DCS_CACHE_DEFAULT_TTL", "1")
                  .withVariable("Catalog", "DCS_BREAKER_FAILURES", "1000")
                  .withVariable("Catalog", "DCS_READ_TIMEOUT", "1500ms"));

  @BeforeEach
  void everythingIsWell(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD).unchecked();
    CACHED.forEach(address -> untilItIsFresh(admin, address));
  }

  @Test
  void every_answer_that_is_made_of_dcs_content_says_how_it_was_come_by(Client anybody) {
    Client admin = anybody.as("admin", Running.PASSWORD);

    for (String address : CACHED) {
      var reply = admin.get(address);

      assertThat(reply.status()).as(address).isEqualTo(200);
      assertThat(reply.header("Cache-Status")).as(address).matches(CACHE_STATUS);
      assertThat(reply.header("Age")).as(address).matches("\\d+");
      assertThat(reply.header("Server-Timing")).as(address).contains("cache;desc=\"");
    }
  }

  @Test
  @Tag("DC1")
  void in_an_outage_what_was_seen_once_is_shown_and_says_so(Client anybody, Dcs dcs) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    for (String address : CACHED) {
      assertThat(admin.get(address).status()).as(address).isEqualTo(200);
    }
    try (dcs) {
      dcs.down();
      for (String address : CACHED) {
        if (isShared(address)) {
          var stale = untilItIsPastItsTime(admin.unchecked(), address);

          assertThat(stale.header("Warning")).as(address).startsWith("110 ");
          assertThat(stale.header("Cache-Status")).as(address).matches(CACHE_STATUS);
        }
      }
    }
    var back = untilItIsFresh(admin.unchecked(), "/api/v1/books");
    assertThat(back.header("Warning")).isEmpty();
  }

  @Test
  @Tag("DC4")
  void what_dcs_damages_does_not_take_away_what_was_good(Client anybody, Dcs dcs) {
    Client admin = anybody.as("admin", Running.PASSWORD);
    var good = admin.get("/api/v1/books");
    assertThat(good.status()).isEqualTo(200);
    try (dcs) {
      dcs.malformed("/books/");

      var stale = untilItIsPastItsTime(admin.unchecked(), "/api/v1/books");

      assertThat(stale.json()).isEqualTo(good.json());
    }
    assertThat(untilItIsFresh(admin.unchecked(), "/api/v1/books").json()).isEqualTo(good.json());
  }

  /** Pictures are in the near tier alone: another environment may not have seen them. */
  private static boolean isShared(String address) {
    return !address.endsWith("/cover") && !address.endsWith("/logo");
  }

  private static Client.Reply untilItIsPastItsTime(Client client, String address) {
    for (int i = 0; i < PATIENCE; i++) {
      var reply = client.get(address);
      assertThat(reply.status()).as(address).isEqualTo(200);
      if (reply.header("Cache-Status").contains("detail=stale-if-error")) {
        return reply;
      }
    }
    throw new AssertionError(address + " never was past its time");
  }

  private static Client.Reply untilItIsFresh(Client client, String address) {
    for (int i = 0; i < PATIENCE; i++) {
      var reply = client.get(address);
      if (reply.status() == 200 && !reply.header("Cache-Status").contains("detail=")) {
        return reply;
      }
    }
    throw new AssertionError(address + " never was fresh again");
  }
}
