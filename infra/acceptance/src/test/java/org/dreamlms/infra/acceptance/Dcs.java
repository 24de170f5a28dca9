package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** The switches of the stand-in for DCS. */
final class Dcs implements AutoCloseable {
  private final Client client;

  Dcs(URI standIn) {
    this.client = Client.ofAnother(standIn);
  }

  void down() {
    fault("{\"kind\":\"down\"}");
  }

  void slow(int millis) {
    fault("{\"kind\":\"slow\",\"delayMillis\":" + millis + "}");
  }

  void malformed(String pathPrefix) {
    fault("{\"kind\":\"malformed\",\"pathPrefix\":\"" + pathPrefix + "\"}");
  }

  void answers(int status) {
    fault("{\"kind\":\"status\",\"status\":" + status + "}");
  }

  /** Every other answer is this error. */
  void flaps(int status) {
    fault("{\"kind\":\"flapping\",\"status\":" + status + "}");
  }

  /** One right answer, whose connection is reset at its next request, as after a 304. */
  void resetsAfterNextAnswer() {
    fault("{\"kind\":\"last-answer\",\"times\":1}");
  }

  /** Half of each answer, then a reset. */
  void cuts() {
    fault("{\"kind\":\"cut\"}");
  }

  /** The tokens that were issued so far are good no more. */
  void expiresTokens() {
    Client.Reply reply = client.call("DELETE", "/_control/tokens");
    if (reply.status() != 204) {
      throw new AssertionError("The stand-in keeps its tokens: " + reply.text());
    }
  }

  /** Requests for tokens since the last {@link #forgetRequests}. */
  int logins() {
    return requestsOf("/auth/login");
  }

  /** Requests for one path since the last {@link #forgetRequests}. */
  int requestsOf(String path) {
    int requests = 0;
    for (JsonNode line : client.get("/_control/requests").json().get("requests")) {
      if (line.get("path").textValue().equals(path)) {
        requests += line.get("count").intValue();
      }
    }
    return requests;
  }

  /** So many attempts to tell of a book's next change come to nothing; DCS makes three. */
  void losesDeliveries(int book, int attempts) {
    fault(delivery("lost", book, 0, attempts));
  }

  /** The next attempt to tell of a book is under way for so long. */
  void delaysDelivery(int book, int millis) {
    fault(delivery("late", book, millis, 1));
  }

  /** The next attempt to tell of a book arrives once more, so much later. */
  void repeatsDelivery(int book, int millis) {
    fault(delivery("twice", book, millis, 1));
  }

  private static String delivery(String kind, int book, int millis, int times) {
    return ("{\"kind\":\"delivery-%s\",\"pathPrefix\":\"/book.updated/%d\",\"delayMillis\":%d,"
            + "\"times\":%d}")
        .formatted(kind, book, millis, times);
  }

  /** The next change of a book is answered and told, and read for so long as if it were not. */
  void showsNextChangeLate(int book, int millis) {
    fault(
        "{\"kind\":\"late-row\",\"pathPrefix\":\"/books/%d\",\"delayMillis\":%d,\"times\":1}"
            .formatted(book, millis));
  }

  /** Whether DCS will not tell any more of the change that gave a book this title. */
  boolean hasGivenUp(String title) {
    Client signedIn = signedIn();
    for (JsonNode subscription : done(signedIn.get("/webhooks/")).json()) {
      String logs = "/webhooks/" + subscription.get("id").intValue() + "/logs";
      for (JsonNode delivery : done(signedIn.get(logs)).json()) {
        if (delivery.get("payload").textValue().contains("\"" + title + "\"")
            && delivery.get("status").textValue().equals("failed")) {
          return true;
        }
      }
    }
    return false;
  }

  private void fault(String json) {
    Client.Reply reply = client.post("/_control/faults", json);
    if (reply.status() != 200) {
      throw new AssertionError("The stand-in refused the fault: " + reply.text());
    }
  }

  void retitleBook(int book, String title) {
    done(signedIn().put("/books/" + book, "{\"book_title\":\"" + title + "\"}"));
  }

  /** Makes a published book a draft. */
  void withdrawBook(int book) {
    done(signedIn().put("/books/" + book, "{\"status\":\"draft\"}"));
  }

  /** Returns its id. */
  int addPublisher(String name) {
    return done(signedIn().post("/publishers/", "{\"name\":\"" + name + "\"}"))
        .json()
        .get("id")
        .intValue();
  }

  void removePublisher(int publisher) {
    done(signedIn().call("DELETE", "/publishers/" + publisher));
  }

  private Client signedIn() {
    Client.Reply login =
        done(client.post("/auth/login", "{\"email\":\"admin@admin.com\",\"password\":\"admin\"}"));
    return client.with(login.json().get("access_token").textValue());
  }

  private static Client.Reply done(Client.Reply reply) {
    if (reply.status() / 100 != 2) {
      throw new AssertionError("The stand-in refused: " + reply.status() + " " + reply.text());
    }
    return reply;
  }

  /** Requests since the last {@link #forgetRequests}. */
  int requests() {
    return client.get("/_control/requests").json().get("total").intValue();
  }

  void forgetRequests() {
    client.call("DELETE", "/_control/requests");
  }

  /** Well again. */
  @Override
  public void close() {
    client.call("DELETE", "/_control/faults");
  }
}
