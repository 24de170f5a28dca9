package org.dreamlms.lib.dcsclient;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One thing asked of DCS.
 *
 * @param operation for messages, in words of this client
 * @param area which part of DCS has to work for it
 * @param path encoded, with query
 * @param json body; null for one without
 * @param limit largest body that is read
 * @param unless the version that is known: DCS need not send it again; null to have any
 */
record Ask(
    String operation,
    Area area,
    Verb verb,
    String path,
    @Nullable Bytes json,
    ByteSize limit,
    @Nullable StrongTag unless) {

  /** Parts of DCS that fail on their own, so each has a breaker of its own (DCS contract L5). */
  enum Area {
    /** DCS and its database. */
    ROWS,
    /** The object store behind DCS. */
    FILES,
    /** The login. */
    LOGIN
  }

  /** What is to be done, and so whether doing it twice does harm. */
  enum Verb {
    GET(true),
    /** A read whose question does not fit into an address; POST on the wire. */
    QUERY(true),
    /** Makes something new, each time. */
    POST(false),
    /** The same state after two as after one. */
    PUT(true),
    DELETE(true);

    private final boolean again;

    Verb(boolean again) {
      this.again = again;
    }

    /** Whether it may be sent again after a failure that leaves open whether it was done. */
    boolean again() {
      return again;
    }
  }

  static Ask rows(String operation, String path, DcsLimits limits) {
    return new Ask(operation, Area.ROWS, Verb.GET, path, null, limits.rows(), null);
  }

  static Ask file(String operation, String path, ByteSize limit) {
    return new Ask(operation, Area.FILES, Verb.GET, path, null, limit, null);
  }

  /** Rows that are asked for, or changed, by a body. */
  static Ask rows(String operation, Verb verb, String path, String json, DcsLimits limits) {
    return new Ask(operation, Area.ROWS, verb, path, utf8(json), limits.rows(), null);
  }

  static Ask delete(String operation, String path, DcsLimits limits) {
    return new Ask(operation, Area.ROWS, Verb.DELETE, path, null, limits.rows(), null);
  }

  static Ask login(String operation, String json) {
    return new Ask(
        operation, Area.LOGIN, Verb.POST, "/auth/login", utf8(json), DcsLimits.LOGIN, null);
  }

  private static Bytes utf8(String json) {
    return Bytes.owning(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, unless it is that version. */
  Ask unless(@Nullable StrongTag known) {
    return new Ask(operation, area, verb, path, json, limit, known);
  }

  /** Whether the answer means the very version that was named, and not some other one. */
  boolean isConfirmedBy(Answer answer) {
    return unless != null
        && answer.status() == Answer.NOT_MODIFIED
        && (answer.etag() == null
            || StrongTag.of(answer.etag()).filter(unless::equals).isPresent());
  }
}
