package org.dreamlms.lib.lmsdatabase;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * After a failover a connection may still lead to the old writer, which is a reader now and says
 * 25006. The pool keeps such a connection unless it is told to throw it away. Made by the pool, by
 * name, hence public.
 */
public final class ReadOnlyServer implements SQLExceptionOverride {

  /** PostgreSQL: read_only_sql_transaction. */
  static final String READ_ONLY = "25006";

  @java.lang.Override // the interface has a type named Override
  public Override adjudicate(SQLException failure) {
    return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
