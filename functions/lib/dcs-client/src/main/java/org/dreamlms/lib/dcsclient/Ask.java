package org.dreamlms.lib.dcsclient;

import org.jspecify.annotations.Nullable;

/**
 * One thing asked of DCS.
 *
 * @param operation for messages, in words of this client
 * @param area which part of DCS has to work for it
 * @param path encoded, with query
 * @param json body of a POST; null for a GET
 * @param limit largest body that is read
 * @param unless the version that is known: DCS need not send it again; null to have any
 */
record Ask(
    String operation,
    Area area,
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

  static Ask rows(String operation, String path, DcsLimits limits) {
    return new Ask(operation, Area.ROWS, path, null, limits.rows(), null);
  }

  static Ask file(String operation, String path, ByteSize limit) {
    return new Ask(operation, Area.FILES, path, null, limit, null);
  }

  /** The same, unless it is that version. */
  Ask unless(@Nullable StrongTag known) {
    return new Ask(operation, area, path, json, limit, known);
  }

  /** Whether the answer means the very version that was named, and not some other one. */
  boolean isConfirmedBy(Answer answer) {
    return unless != null
        && answer.status() == Answer.NOT_MODIFIED
        && (answer.etag() == null
            || StrongTag.of(answer.etag()).filter(unless::equals).isPresent());
  }
}
