package org.dreamlms.lib.dcsevents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.dreamlms.lib.bookcatalog.CatalogTags;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies of deliveries token by token: nothing is built of what is not looked at, and depth
 * costs no stack, so no body of a bounded size can do harm. Looked at are {@code event}, {@code
 * timestamp} and {@code data.id}; data itself may be newer than the event (DCS contract 2.1), so
 * nothing of it is used.
 *
 * <p>A name that stands twice leaves open what is meant: the event is unparsable, its thing
 * unusable, its time none.
 */
public final class EventReader {
  /** Digits of the largest id. */
  private static final int ID_DIGITS = 10;

  /**
   * The caller bounds the body, which bounds all of these; the library's own bounds would make an
   * event unreadable for what nobody looks at.
   */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private @Nullable String event;
  private boolean eventTwice;
  private @Nullable Instant timestamp;
  private @Nullable Integer id;
  private boolean idTwice;

  private EventReader() {}

  /** Never fails, whatever the body is. */
  public static ReadEvent read(byte[] body) {
    EventReader reader = new EventReader();
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new ReadEvent.Unparsable();
      }
      reader.members(json);
      if (json.nextToken() != null) {
        return new ReadEvent.Unparsable();
      }
    } catch (IOException notJson) {
      return new ReadEvent.Unparsable();
    }
    return reader.event();
  }

  private ReadEvent event() {
    String name = event;
    if (name == null || eventTwice) {
      return new ReadEvent.Unparsable();
    }
    Optional<CatalogTags> known = CatalogTags.of(name);
    if (known.isEmpty()) {
      return new ReadEvent.Unknown(name, timestamp);
    }
    return id == null || idTwice
        ? new ReadEvent.UnusableId(known.get(), timestamp)
        : new ReadEvent.Known(known.get(), id, timestamp);
  }

  private void members(JsonParser json) throws IOException {
    boolean named = false;
    boolean timed = false;
    boolean data = false;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      switch (name) {
        case "event" -> {
          eventTwice |= named;
          named = true;
          event = value == JsonToken.VALUE_STRING ? json.getText() : event;
        }
        case "timestamp" -> {
          boolean readable = value == JsonToken.VALUE_STRING && !timed;
          timestamp = readable ? instant(json.getText()) : null;
          timed = true;
        }
        case "data" -> {
          idTwice |= data;
          data = true;
          if (value == JsonToken.START_OBJECT) {
            data(json);
            continue;
          }
        }
        default -> {}
      }
      json.skipChildren();
    }
  }

  private void data(JsonParser json) throws IOException {
    boolean seen = false;
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals("id")) {
        idTwice |= seen;
        seen = true;
        id = value == JsonToken.VALUE_NUMBER_INT ? usable(json.getText()) : null;
      }
      json.skipChildren();
    }
  }

  /** Ids are 1 to 2^31 - 1. */
  private static @Nullable Integer usable(String digits) {
    if (digits.length() > ID_DIGITS || digits.startsWith("-")) {
      return null;
    }
    long number = Long.parseLong(digits);
    return number >= 1 && number <= Integer.MAX_VALUE ? (int) number : null;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return DcsTime.usable(Instant.parse(text));
    } catch (DateTimeException none) {
      return null;
    }
  }
}
