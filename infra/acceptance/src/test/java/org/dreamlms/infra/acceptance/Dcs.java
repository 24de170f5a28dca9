package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /** So many attempts to tell of a book's next change are signed with another secret. */
  void forgesDeliveries(int book, int attempts) {
    fault(delivery("forged", book, 0, attempts));
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
    return log().stream()
        .anyMatch(
            delivery ->
                delivery.get("payload").textValue().contains("\"" + title + "\"")
                    && delivery.get("status").textValue().equals("failed"));
  }

  /** How many faults of a book have not met yet what they are for. */
  int faultsLeft(int book) {
    int left = 0;
    for (JsonNode fault : done(client.get("/_control/faults")).json()) {
      if (fault.get("pathPrefix").textValue().endsWith("/" + book)) {
        left++;
      }
    }
    return left;
  }

  /**
   * What DCS's log says of the first change of a book that it told of, or tries to, after another.
   *
   * @param after the other's id; 0: there was none
   * @return empty until DCS begins to send it
   */
  Optional<JsonNode> delivery(int book, int after) {
    return deliveries(book).stream().filter(one -> one.get("id").intValue() > after).findFirst();
  }

  /** The id of what DCS told of a book last; 0 when that is nothing. */
  int newestDelivery(int book) {
    List<JsonNode> all = deliveries(book);
    return all.isEmpty() ? 0 : all.getLast().get("id").intValue();
  }

  private List<JsonNode> deliveries(int book) {
    return log().stream()
        .filter(one -> one.get("event_type").textValue().equals("book.updated"))
        .filter(one -> one.get("payload").textValue().contains("\"data\":{\"id\":" + book + ","))
        .toList();
  }

  /** The oldest first. */
  private List<JsonNode> log() {
    Client signedIn = signedIn();
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode subscription : done(signedIn.get("/webhooks/")).json()) {
      String logs = "/webhooks/" + subscription.get("id").intValue() + "/logs";
      done(signedIn.get(logs)).json().forEach(all::add);
    }
    all.sort(Comparator.comparingInt(one -> one.get("id").intValue()));
    return all;
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
