package org.dreamlms.infra.dcsstandin.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a 422's {@code detail}: {@code type}, {@code loc}, {@code msg}, {@code input} and
 * sometimes {@code ctx}.
 */
public final class Complaint {
  private Complaint() {}

  public static ObjectNode notAnInteger(String place, String name, String input) {
    return start(
            "int_parsing",
            place,
            name,
            "Input should be a valid integer, unable to parse string as an integer")
        .put("input", input);
  }

  public static ObjectNode tooSmall(String place, String name, String input, int least) {
    ObjectNode complaint =
        start(
                "greater_than_equal",
                place,
                name,
                "Input should be greater than or equal to " + least)
            .put("input", input);
    return withContext(complaint, "ge", least);
  }

  public static ObjectNode tooLarge(String place, String name, String input, int most) {
    ObjectNode complaint =
        start("less_than_equal", place, name, "Input should be less than or equal to " + most)
            .put("input", input);
    return withContext(complaint, "le", most);
  }

  public static ObjectNode missing(String place, String name, @Nullable JsonNode input) {
    return start("missing", place, name, "Field required").set("input", input);
  }

  public static ObjectNode tooShort(String name, String input, int least) {
    ObjectNode complaint =
        start(
                "string_too_short",
                "body",
                name,
                "String should have at least " + least + " characters")
            .put("input", input);
    return withContext(complaint, "min_length", least);
  }

  public static ObjectNode tooLong(String name, String input, int most) {
    ObjectNode complaint =
        start("string_too_long", "body", name, "String should have at most " + most + " characters")
            .put("input", input);
    return withContext(complaint, "max_length", most);
  }

  public static ObjectNode wrongType(String type, String name, String wanted, JsonNode input) {
    return start(type, "body", name, "Input should be a valid " + wanted).set("input", input);
  }

  public static ObjectNode tooMany(String name, JsonNode input, int most) {
    ObjectNode complaint =
        start(
                "too_long",
                "body",
                name,
                "List should have at most " + most + " items after validation, not " + input.size())
            .set("input", input);
    complaint.set(
        "ctx",
        Json.object()
            .put("field_type", "List")
            .put("max_length", most)
            .put("actual_length", input.size()));
    return complaint;
  }

  private static ObjectNode start(String type, String place, String name, String message) {
    ObjectNode complaint = Json.object().put("type", type);
    complaint.set("loc", Json.array().add(place).add(name));
    return complaint.put("msg", message);
  }

  private static ObjectNode withContext(ObjectNode complaint, String name, int value) {
    complaint.set("ctx", Json.object().put(name, value));
    return complaint;
  }
}
