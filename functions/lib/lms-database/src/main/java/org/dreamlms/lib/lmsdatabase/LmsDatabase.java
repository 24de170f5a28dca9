package org.dreamlms.lib.lmsdatabase;

import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.dreamlms.lib.access.StoreUnavailable;

/**
 * The boundary that every statement passes: looks at the schema's version first, tries again where
 * that is safe, and turns what is left into {@link StoreUnavailable} or {@link
 * LmsDatabaseException}.
 *
 * <p>One attempt takes at most about 7 s (1 s to connect, 6 s for an answer), and there are at most
 * two, or four when other transactions are in the way, which says so at once. Safe for any number
 * of threads, which share one connection.
 */
@Singleton
public final class LmsDatabase {
  private static final int MAX_CONTENDED = 3;

  private final SchemaVersion schema;

  LmsDatabase(SchemaVersion schema) {
    this.schema = schema;
  }

  /**
   * Runs a question, which may be asked twice.
   *
   * @throws DatabaseUnavailable when it cannot be answered now
   * @throws SchemaOutdated when the schema is older than this code
   */
  public <T> T read(Supplier<T> question) {
    return run(question, true);
  }

  /**
   * Runs one statement, or one transaction, that changes something. It is run again only when it
   * was certainly not done.
   *
   * @throws DatabaseUnavailable when it could not be done, or when nobody knows whether it was
   * @throws SchemaOutdated when the schema is older than this code; nothing was done
   */
  public <T> T write(Supplier<T> change) {
    return run(change, false);
  }

  private <T> T run(Supplier<T> work, boolean repeatable) {
    boolean again = true;
    int contended = 0;
    while (true) {
      try {
        schema.check();
        return work.get();
      } catch (StoreUnavailable | LmsDatabaseException alreadyWrapped) {
        throw alreadyWrapped;
      } catch (RuntimeException e) {
        Failure failure = Failure.of(e);
        if (failure == Failure.CONTENDED && contended++ < MAX_CONTENDED) {
          continue;
        }
        boolean safe = failure == Failure.NOT_REACHED || failure == Failure.LOST && repeatable;
        if (safe && again) {
          again = false;
          continue;
        }
        throw wrap(failure, e);
      }
    }
  }

  private static RuntimeException wrap(Failure failure, RuntimeException e) {
    String state = Failure.state(e);
    return switch (failure) {
      case NOT_REACHED, LOST, CONTENDED, EXHAUSTED -> new DatabaseUnavailable(state, e);
      case OUTDATED -> new SchemaOutdated(e);
      case OTHER -> new LmsDatabaseException(state, e);
    };
  }
}
