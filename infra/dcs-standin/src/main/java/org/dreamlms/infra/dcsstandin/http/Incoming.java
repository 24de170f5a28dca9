package org.dreamlms.infra.dcsstandin.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * One request. The path is decoded as a whole, so an escaped slash separates segments, as in DCS.
 */
public final class Incoming {
  private final String method;
  private final String path;
  private final String rawQuery;
  private final HttpFields headers;
  private final byte[] body;
  private final Map<String, String> pathValues;

  public Incoming(String method, String path, String rawQuery, HttpFields headers, byte[] body) {
    this(method, path, rawQuery, headers, body, Map.of());
  }

  private Incoming(
      String method,
      String path,
      String rawQuery,
      HttpFields headers,
      byte[] body,
      Map<String, String> pathValues) {
    this.method = method;
    this.path = path;
    this.rawQuery = rawQuery;
    this.headers = headers;
    this.body = body;
    this.pathValues = pathValues;
  }

  Incoming withPathValues(Map<String, String> values) {
    return new Incoming(method, path, rawQuery, headers, body, Map.copyOf(values));
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** Without the question mark; empty when there is none. */
  public String rawQuery() {
    return rawQuery;
  }

  public @Nullable String header(String name) {
    return headers.get(name);
  }

  public byte[] body() {
    return body.clone();
  }

  public String segment(String name) {
    String value = pathValues.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no {" + name + "}");
    }
    return value;
  }

  /** The segment as a whole number, or 422 as DCS words it. */
  public int id(String name) {
    String text = segment(name);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refused.invalid(Json.array().add(Complaint.notAnInteger("path", name, text)));
    }
  }

  /** The last value of a query parameter, or null when it is absent. */
  public @Nullable String query(String name) {
    Fields fields = new Fields(true);
    UrlEncoded.decodeTo(rawQuery, fields::add, StandardCharsets.UTF_8);
    Fields.Field field = fields.get(name);
    return field == null ? null : field.getValues().getLast();
  }

  /** A whole number within a range from the query, or 422 as DCS words it. */
  public int query(String name, int absent, int least, int most) {
    String text = query(name);
    if (text == null) {
      return absent;
    }
    ObjectNode complaint;
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
      complaint =
          value < least
              ? Complaint.tooSmall("query", name, text, least)
              : Complaint.tooLarge("query", name, text, most);
    } catch (NumberFormatException e) {
      complaint = Complaint.notAnInteger("query", name, text);
    }
    throw Refused.invalid(Json.array().add(complaint));
  }
}
