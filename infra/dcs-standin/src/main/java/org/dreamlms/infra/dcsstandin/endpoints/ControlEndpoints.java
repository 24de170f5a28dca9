package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import org.dreamlms.infra.dcsstandin.faults.Fault;
import org.dreamlms.infra.dcsstandin.faults.Faults;
import org.dreamlms.infra.dcsstandin.faults.RequestCounts;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;

/**
 * The stand-in's own switches, which DCS does not have. Open to everybody but web pages: the server
 * listens on loopback only. They are neither counted nor met by faults.
 */
final class ControlEndpoints {
  /** Below this path nothing is DCS. */
  static final String ROOT = "/_control/";

  private final Faults faults;
  private final RequestCounts counts;
  private final Consumer<Duration> closeDoor;
  private final Runnable expireTokens;

  ControlEndpoints(
      Faults faults, RequestCounts counts, Consumer<Duration> closeDoor, Runnable expireTokens) {
    this.faults = faults;
    this.counts = counts;
    this.closeDoor = closeDoor;
    this.expireTokens = expireTokens;
  }

  void register(Routes routes) {
    routes
        .post("/_control/faults", Door.OPEN, this::set)
        .get("/_control/faults", Door.OPEN, request -> list())
        .delete("/_control/faults", Door.OPEN, request -> clear())
        .post("/_control/refuse", Door.OPEN, this::refuse)
        .delete("/_control/tokens", Door.OPEN, request -> expire())
        .get("/_control/requests", Door.OPEN, request -> requests())
        .delete("/_control/requests", Door.OPEN, request -> forget());
  }

  private Answer set(Incoming request) {
    JsonBody body = JsonBody.of(request);
    String prefix = body.optionalText("pathPrefix", 1000);
    String kind = body.text("kind", 1, 40);
    String retryAfter = body.optionalText("retryAfter", 100);
    body.check();
    try {
      faults.set(
          new Fault(
              prefix == null ? "/" : prefix,
              Fault.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
              body.raw("status").asInt(0),
              Duration.ofMillis(body.raw("delayMillis").asLong(0)),
              retryAfter,
              body.raw("times").asInt(0)));
    } catch (IllegalArgumentException e) {
      throw Refused.because(400, String.valueOf(e.getMessage()));
    }
    return list();
  }

  private Answer list() {
    ArrayNode list = Json.array();
    for (Fault fault : faults.all()) {
      list.addObject()
          .put("pathPrefix", fault.pathPrefix())
          .put("kind", fault.kind().name().toLowerCase(Locale.ROOT))
          .put("status", fault.status())
          .put("delayMillis", fault.delay().toMillis())
          .put("retryAfter", fault.retryAfter())
          .put("times", fault.times());
    }
    return Answer.json(200, list);
  }

  private Answer clear() {
    faults.clear();
    return Answer.bare(204);
  }

  private Answer refuse(Incoming request) {
    long millis = JsonBody.of(request).raw("millis").asLong(0);
    if (millis < 1 || millis > 600_000) {
      throw Refused.because(400, "millis is between 1 and 600000");
    }
    closeDoor.accept(Duration.ofMillis(millis));
    return Answer.bare(202);
  }

  private Answer expire() {
    expireTokens.run();
    return Answer.bare(204);
  }

  private Answer requests() {
    ObjectNode answer = Json.object();
    ArrayNode lines = answer.putArray("requests");
    int total = 0;
    for (RequestCounts.Counted line : counts.all()) {
      lines
          .addObject()
          .put("method", line.method())
          .put("path", line.target())
          .put("count", line.count());
      total += line.count();
    }
    return Answer.json(200, answer.put("total", total));
  }

  private Answer forget() {
    counts.reset();
    return Answer.bare(204);
  }
}
