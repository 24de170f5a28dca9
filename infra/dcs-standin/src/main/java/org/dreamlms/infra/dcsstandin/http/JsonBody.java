package org.dreamlms.infra.dcsstandin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object field by field and collects what is wrong, all of which one 422 reports. */
public final class JsonBody {
  private final ObjectNode fields;
  private final ArrayNode complaints = Json.array();

  private JsonBody(ObjectNode fields) {
    this.fields = fields;
  }

  public static JsonBody of(Incoming request) {
    try {
      if (Json.read(request.body()) instanceof ObjectNode object) {
        return new JsonBody(object);
      }
    } catch (IOException e) {
      // Falls through: a body that is no JSON gets the same answer as one that is no object.
    }
    ObjectNode complaint = Json.object().put("type", "json_invalid");
    complaint.set("loc", Json.array().add("body").add(0));
    complaint.put("msg", "JSON decode error").set("input", Json.object());
    throw Refused.invalid(Json.array().add(complaint));
  }

  public boolean has(String name) {
    return fields.has(name);
  }

  public JsonNode raw(String name) {
    return fields.path(name);
  }

  /** A text that must be there; the empty text after a complaint. */
  public String text(String name, int least, int most) {
    if (!fields.hasNonNull(name)) {
      complaints.add(Complaint.missing("body", name, fields));
      return "";
    }
    String value = optionalText(name, most);
    if (value != null && value.length() < least) {
      complaints.add(Complaint.tooShort(name, value, least));
    }
    return value == null ? "" : value;
  }

  /** A text, or null when it is absent or null. */
  public @Nullable String optionalText(String name, int most) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      complaints.add(Complaint.wrongType("string_type", name, "string", value));
      return null;
    }
    if (value.textValue().length() > most) {
      complaints.add(Complaint.tooLong(name, value.textValue(), most));
    }
    return value.textValue();
  }

  public boolean optionalFlag(String name, boolean absent) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return absent;
    }
    if (!value.isBoolean()) {
      complaints.add(Complaint.wrongType("bool_type", name, "boolean", value));
    }
    return value.booleanValue();
  }

  /** A list of whole numbers of at most {@code most} entries. */
  public int[] wholeNumbers(String name, int most) {
    JsonNode list = fields.path(name);
    if (!list.isArray()) {
      complaints.add(
          list.isMissingNode()
              ? Complaint.missing("body", name, fields)
              : Complaint.wrongType("list_type", name, "list", list));
    } else if (list.size() > most) {
      complaints.add(Complaint.tooMany(name, list, most));
    } else {
      for (JsonNode entry : list) {
        if (!entry.isInt()) {
          complaints.add(Complaint.wrongType("int_type", name, "integer", entry));
        }
      }
    }
    check();
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).intValue();
    }
    return numbers;
  }

  /**
   * Ends the reading.
   *
   * @throws Refused with 422 when anything was wrong so far
   */
  public void check() {
    if (!complaints.isEmpty()) {
      throw Refused.invalid(complaints);
    }
  }
}
