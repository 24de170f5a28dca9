package org.dreamlms.lib.dcsevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.jspecify.annotations.Nullable;

/**
 * An order as a message, and back:
 *
 * <pre>
 * {"version":1,"step":"AGAIN","event_id":"…","event":"book.updated","id":12}
 * </pre>
 *
 * The id is null when the event names nothing that can be used. What a later version says must not
 * be guessed: whoever cannot read a message gives it back, until it comes to the dead letters.
 */
public final class FollowUpMessage {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String VERSION = "1";

  private FollowUpMessage() {}

  static String write(FollowUp followUp) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeStringField("step", followUp.step().name());
      json.writeStringField("event_id", followUp.event().id().toString());
      json.writeStringField("event", followUp.event().event().event());
      Integer id = followUp.event().dataId();
      if (id == null) {
        json.writeNullField("id");
      } else {
        json.writeNumberField("id", id);
      }
      json.writeEndObject();
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
    return text.toString();
  }

  /** Empty when it is none of version 1. Other members do not matter. */
  public static Optional<FollowUp> read(String message) {
    Map<String, @Nullable String> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(message)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        JsonToken value = json.nextToken();
        members.put(name, value == JsonToken.VALUE_NULL ? null : json.getText());
        json.skipChildren();
      }
      if (json.nextToken() != null) {
        return Optional.empty();
      }
    } catch (IOException notJson) {
      return Optional.empty();
    }
    return of(members);
  }

  private static Optional<FollowUp> of(Map<String, @Nullable String> members) {
    if (!VERSION.equals(members.get("version")) || !members.containsKey("id")) {
      return Optional.empty();
    }
    try {
      FollowUp.Step step = FollowUp.Step.valueOf(text(members, "step"));
      Optional<EventId> eventId = EventId.parse(text(members, "event_id"));
      Optional<CatalogTags> event = CatalogTags.of(text(members, "event"));
      String digits = members.get("id");
      Integer id = digits == null ? null : Integer.valueOf(digits);
      return eventId.flatMap(
          uuid -> event.map(known -> new FollowUp(step, new KnownEvent(uuid, known, id))));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, @Nullable String> members, String name) {
    String value = members.get(name);
    return value == null ? "" : value;
  }
}
