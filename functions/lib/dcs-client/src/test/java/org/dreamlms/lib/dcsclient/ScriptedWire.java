package org.dreamlms.lib.dcsclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A network whose every answer the test decides; logging in works unless told otherwise. */
final class ScriptedWire implements Wire {

  /** One attempt that was made. */
  record Sent(Ask ask, @Nullable String bearer, Duration within, Connection connection) {}

  @FunctionalInterface
  interface Script {
    Answer answer(Sent sent) throws WireFailure;
  }

  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private volatile Script rest;
  private volatile Script login = attempt -> json(200, "{\"access_token\":\"t1\"}");

  ScriptedWire(Script rest) {
    this.rest = rest;
  }

  void rest(Script script) {
    rest = script;
  }

  void login(Script script) {
    login = script;
  }

  List<Sent> asked() {
    return sent.stream().filter(one -> one.ask().area() != Ask.Area.LOGIN).toList();
  }

  List<Sent> logins() {
    return sent.stream().filter(one -> one.ask().area() == Ask.Area.LOGIN).toList();
  }

  @Override
  public Answer send(Ask ask, @Nullable String bearer, Duration within, Connection connection)
      throws WireFailure {
    Sent one = new Sent(ask, bearer, within, connection);
    sent.add(one);
    return (ask.area() == Ask.Area.LOGIN ? login : rest).answer(one);
  }

  static Answer json(int status, String body) {
    return new Answer(status, Bytes.of(body.getBytes(UTF_8)), "application/json", null, null, null);
  }

  static Answer missing() {
    return json(404, "{\"detail\":\"Book not found\"}");
  }

  static WireFailure failure(WireFailure.Kind kind) {
    return new WireFailure(kind, "scripted", null);
  }
}
