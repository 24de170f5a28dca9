package org.dreamlms.infra.dcsstandin.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer, whole in memory: the stand-in serves files of school books, not films. */
public final class Answer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final boolean connectionBreaks;

  private Answer(int status, Map<String, String> headers, byte[] body, boolean connectionBreaks) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.connectionBreaks = connectionBreaks;
  }

  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json", Json.bytes(body));
  }

  public static Answer detail(int status, String text) {
    return json(status, Json.object().put("detail", text));
  }

  /** What the real server sends for a bug: plain text, not JSON. */
  public static Answer internalServerError() {
    return of(
        500, "text/plain; charset=utf-8", "Internal Server Error".getBytes(StandardCharsets.UTF_8));
  }

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, Map.of(), body, false).with("content-type", contentType);
  }

  /** Without body and without content type. */
  public static Answer bare(int status) {
    return new Answer(status, Map.of(), new byte[0], false);
  }

  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, Collections.unmodifiableMap(more), body, connectionBreaks);
  }

  /** The connection looks alive afterwards, but the next request on it meets a reset. */
  public Answer andBreakConnection() {
    return new Answer(status, headers, body, true);
  }

  public int status() {
    return status;
  }

  public Map<String, String> headers() {
    return headers;
  }

  public byte[] body() {
    return body.clone();
  }

  public int length() {
    return body.length;
  }

  public boolean connectionBreaks() {
    return connectionBreaks;
  }
}
