package org.dreamlms.infra.acceptance;

import java.net.URI;

/** The switches of the stand-in for DCS. */
final class Dcs implements AutoCloseable {
  private final Client client;

  Dcs(URI standIn) {
    this.client = new Client(standIn);
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

  private void fault(String json) {
    Client.Reply reply = client.post("/_control/faults", json);
    if (reply.status() != 200) {
      throw new AssertionError("The stand-in refused the fault: " + reply.text());
    }
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
