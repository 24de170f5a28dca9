package org.dreamlms.lib.dcsevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private static final int VERSION = 1;
  private static final Set<String> OURS = Set.of("version", "step", "event_id", "event", "id");

  /** Of no value that we write. */
  private static final Object OTHER = new Object();

  private FollowUpMessage() {}

  static String write(FollowUp followUp) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
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

  /**
   * Empty when it is none of version 1: a member of another type than we write, or one of ours that
   * stands twice, is of somebody who means something else. Other members do not matter.
   */
  public static Optional<FollowUp> read(String message) {
    Map<String, @Nullable Object> members = new HashMap<>();
    try (JsonParser json = JSON.createParser(message)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        if (members.containsKey(name) && OURS.contains(name)) {
          return Optional.empty();
        }
        members.put(name, value(json));
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

  /** A text, a whole number of 32 bits, or null; anything else is {@link #OTHER}. */
  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getNumberType() == NumberType.INT ? json.getIntValue() : OTHER;
      default -> OTHER;
    };
  }

  private static Optional<FollowUp> of(Map<String, @Nullable Object> members) {
    if (!members.containsKey("id") || !Integer.valueOf(VERSION).equals(members.get("version"))) {
      return Optional.empty();
    }
    @Nullable Object id = members.get("id");
    if (id != null && !(id instanceof Integer)) {
      return Optional.empty();
    }
    try {
      FollowUp.Step step = FollowUp.Step.valueOf(text(members, "step"));
      Optional<EventId> eventId = EventId.parse(text(members, "event_id"));
      Optional<CatalogTags> event = CatalogTags.of(text(members, "event"));
      return eventId.flatMap(
          uuid ->
              event.map(known -> new FollowUp(step, new KnownEvent(uuid, known, (Integer) id))));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    return members.get(name) instanceof String text ? text : "";
  }
}
