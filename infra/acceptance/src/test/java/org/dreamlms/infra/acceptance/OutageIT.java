package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * DCS is down, slow or talks nonsense, and nothing is cached: people get a sentence that they can
 * read, and what is theirs again as soon as DCS is back.
 */
final class OutageIT {
  private static final List<String> ADDRESSES =
      List.of(
          "/api/v1/books",
          "/api/v1/books/1",
          "/api/v1/books/1/pages/detail",
          "/api/v1/books/1/cover",
          "/api/v1/publishers",
          "/api/v1/publishers/2/logo");

  private static final int ATTEMPTS = 20;

  /** The breaker stays shut, so that each answer is about DCS itself. */
  @RegisterExtension
  static final Running CLOUD =
      new Running(
          "without cache",
          settings ->
              settings
                  .withVariable("Catalog", "DCS_CACHE_DEFAULT_TTL", "0")
                  .withVariable("Catalog", "DCS_BREAKER_FAILURES", "1000")
                  .withVariable("Catalog", "DCS_READ_TIMEOUT", "1500ms"));

  /** The first answer of an environment takes longer than we wait for DCS on a busy machine. */
  @BeforeAll
  static void wakeUp(Client anybody) {
    Client teacher = loggedIn(anybody, "teacher");
    int attempt = 1;
    while (!allAnswer(teacher) && attempt < ATTEMPTS) {
      attempt++;
    }
  }

  private static boolean allAnswer(Client client) {
    return ADDRESSES.stream().allMatch(address -> client.get(address).status() == 200);
  }

  @Test
  void dcs_is_down(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      dcs.down();
      everythingIsUnavailable(teacher);
    }
    everythingAnswers(teacher);
  }

  @Test
  void dcs_answers_nothing_but_errors(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      dcs.answers(502);
      everythingIsUnavailable(teacher);
    }
    everythingAnswers(teacher);
  }

  @Test
  void dcs_is_slower_than_we_wait(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      dcs.slow(5_000);
      everythingIsUnavailable(teacher);
    }
    everythingAnswers(teacher);
  }

  @Test
  void dcs_sends_half_a_document(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      dcs.malformed("/books/");

      var reply = teacher.get("/api/v1/books");

      assertThat(reply.status()).isEqualTo(502);
      readable(reply);
    }
    everythingAnswers(teacher);
  }

  /** What DCS does after a 304. The retry that mends it is one of the few that are allowed. */
  @Test
  void dcs_resets_a_connection_that_looks_alive(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      earnRetries(teacher);
      dcs.resetsAfterNextAnswer();
      everythingAnswers(teacher);
    }
    everythingAnswers(teacher);
  }

  @Test
  void dcs_cuts_every_answer_short(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      dcs.cuts();
      everythingIsUnavailable(teacher);
    }
    everythingAnswers(teacher);
  }

  /** One login for each environment of the function at most, whatever is asked. */
  @Test
  void dcs_takes_the_token_no_more(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    everythingAnswers(teacher);
    dcs.expiresTokens();
    dcs.forgetRequests();

    everythingAnswers(teacher);

    assertThat(dcs.logins()).isBetween(1, 2);
  }

  @Test
  void dcs_fails_every_other_time(Client anybody, Dcs dcs) {
    Client teacher = loggedIn(anybody, "teacher");
    try (dcs) {
      earnRetries(teacher);
      dcs.flaps(503);
      for (String address : ADDRESSES) {
        var reply = teacher.get(address);

        // A retry finds the right answer; without one left in the budget it is an outage, told so.
        assertThat(reply.status()).as(address).isIn(200, 503);
        if (reply.status() == 503) {
          readable(reply);
        }
      }
    }
    everythingAnswers(teacher);
  }

  @Test
  void who_is_calling_is_asked_first(Client anybody, Dcs dcs) {
    Client student = loggedIn(anybody, "student");
    try (dcs) {
      dcs.down();

      assertThat(anybody.get("/api/v1/books").status()).isEqualTo(401);
      assertThat(student.get("/api/v1/books").status()).isEqualTo(403);
      assertThat(anybody.get("/health").status()).isEqualTo(200);
    }
  }

  /** Logging in is no part of these journeys, and on a busy machine it may want another try. */
  private static Client loggedIn(Client anybody, String username) {
    for (int attempt = 1; ; attempt++) {
      var reply = anybody.login(username, Running.PASSWORD);
      if (reply.status() == 200) {
        return anybody.with(reply.json().get("access_token").textValue());
      }
      assertThat(reply.status()).as("attempt %d of %s", attempt, username).isEqualTo(503);
      assertThat(attempt).as("attempts of %s", username).isLessThan(ATTEMPTS);
    }
  }

  /** A retry costs ten answers, and the outages before may have used up what there was. */
  private static void earnRetries(Client client) {
    for (int round = 0; round < 5; round++) {
      everythingAnswers(client);
    }
  }

  private static void everythingIsUnavailable(Client client) {
    for (String address : ADDRESSES) {
      var reply = client.get(address);

      assertThat(reply.status()).as(address).isEqualTo(503);
      assertThat(Integer.parseInt(reply.header("retry-after"))).as(address).isPositive();
      readable(reply);
    }
  }

  private static void everythingAnswers(Client client) {
    for (String address : ADDRESSES) {
      assertThat(client.get(address).status()).as(address).isEqualTo(200);
    }
  }

  /** A sentence for people, with nothing of ours or of DCS in it. */
  private static void readable(Client.Reply reply) {
    assertThat(reply.problem()).isNotBlank();
    assertThat(reply.text())
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("127.0.0.1")
        .doesNotContain("\tat ");
    assertThat(reply.header("x-request-id")).isNotEmpty();
  }
}
