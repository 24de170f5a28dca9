package org.dreamlms.infra.local.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dreamlms.infra.local.events.Json;
import org.dreamlms.infra.local.template.LocalTemplate.Schedule;

/**
 * Events of schedules. Source: EventBridge User Guide, "Scheduled event"; for ScheduleV2 the same
 * with the source {@code aws.scheduler}.
 */
final class ScheduledEvents {
  private ScheduledEvents() {}

  /**
   * @param id of the event
   */
  static byte[] event(Schedule schedule, String id, Instant time) {
    if (schedule.input().isPresent()) {
      return schedule.input().get().getBytes(StandardCharsets.UTF_8);
    }
    String kind = schedule.scheduler() ? "scheduler" : "events";
    String resource = schedule.scheduler() ? ":schedule/default/" : ":rule/";
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws." + kind);
    event.put("account", "000000000000");
    event.put("time", time.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", "us-east-1");
    event
        .putArray("resources")
        .add("arn:aws:" + kind + ":us-east-1:000000000000" + resource + schedule.name());
    event.putObject("detail");
    return Json.bytes(event);
  }
}
