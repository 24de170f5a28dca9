package org.dreamlms.lib.lmsdatabase;

import io.micronaut.data.connection.exceptions.ConnectionException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed attempt means, by SQLSTATE (PostgreSQL documentation, appendix A). */
enum Failure {
  /** Nothing was done: no connection, or the server refused at once. */
  NOT_REACHED,
  /** The connection broke: what was under way may have been done. */
  LOST,
  /** Rolled back because of somebody else's transaction. */
  CONTENDED,
  /** It took too long, or the server has no room. */
  EXHAUSTED,
  /** A table or column is not there. */
  OUTDATED,
  /** A mistake of ours, or a constraint. */
  OTHER;

  /** 08001, 08004: no connection; 57P03: starting up; 53300: too many; 28*: who are you? */
  private static final Set<String> REFUSED =
      Set.of("08001", "08004", "57P03", "53300", "28000", "28P01", ReadOnlyServer.READ_ONLY);

  private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02", "57P05");
  private static final Set<String> ROLLED_BACK = Set.of("40001", "40P01", "55P03");

  /** 57014: statement timeout. */
  private static final Set<String> TIMED_OUT = Set.of("57014", "25P03");

  private static final Set<String> MISSING = Set.of("42P01", "42703");

  static Failure of(Throwable thrown) {
    SQLException sql = sql(thrown);
    if (sql == null) {
      return OTHER;
    }
    if (sql.getSQLState() == null && thrown instanceof ConnectionException) {
      // After a read whose connection broke, Micronaut Data resets that connection; the pool has
      // closed it by then, and "Connection is closed", without a state, hides the first failure.
      return LOST;
    }
    String state = state(sql);
    if (sql instanceof SQLTransientConnectionException || REFUSED.contains(state)) {
      return NOT_REACHED;
    }
    if (state.startsWith("08") || SHUT_DOWN.contains(state)) {
      return LOST;
    }
    if (ROLLED_BACK.contains(state)) {
      return CONTENDED;
    }
    if (state.startsWith("53") || state.startsWith("58") || TIMED_OUT.contains(state)) {
      return EXHAUSTED;
    }
    return MISSING.contains(state) ? OUTDATED : OTHER;
  }

  /** The SQLSTATE, or "none". */
  static String state(Throwable thrown) {
    SQLException sql = sql(thrown);
    String state = sql == null ? null : sql.getSQLState();
    return state == null ? "none" : state;
  }

  private static @Nullable SQLException sql(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
