package org.dreamlms.lib.lmsdatabase;

import com.zaxxer.hikari.HikariConfig;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.crac.Context;
import org.crac.Resource;
import org.dreamlms.lib.access.Deployment;
import org.jspecify.annotations.Nullable;

/**
 * The pool: one connection, because a Lambda environment answers one request at a time; none before
 * the first use, and none in a snapshot, whose copies would all speak on it.
 */
@Factory
@Singleton
final class ConnectionPool implements Resource {

  /** For a new connection; a waiting teacher is told sooner than she gives up. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** For an answer: longer than the server lets a statement run, for a server that is gone. */
  private static final Duration ANSWER = Duration.ofSeconds(6);

  /** For the check of a connection that lay idle, perhaps through a freeze of the environment. */
  private static final Duration PROBE = Duration.ofMillis(500);

  private static final Duration IDLE = Duration.ofMinutes(1);

  /** Short, so that a failover or a new password is met soon. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  /** What people write into examples. */
  private static final Set<String> KNOWN_TO_EVERYBODY =
      Set.of("changethis", "dream-local", "lms", "lms-password", "password", "postgres");

  private @Nullable RenewedPool pool;

  @Singleton
  @Named("default")
  DataSource pool(LmsDatabaseSettings settings, Deployment deployment) {
    refuseDefaultPassword(settings, deployment);
    HikariConfig config = new HikariConfig();
    config.setPoolName("lms");
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    // Negative: making the pool does not connect.
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(PROBE.toMillis());
    config.setIdleTimeout(IDLE.toMillis());
    config.setMaxLifetime(LIFE.toMillis());
    config.setExceptionOverrideClassName(ReadOnlyServer.class.getName());
    config.addDataSourceProperty("ApplicationName", "dream-lms");
    config.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
    config.addDataSourceProperty("socketTimeout", Long.toString(ANSWER.toSeconds()));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    pool = new RenewedPool(config);
    return pool;
  }

  /** Not by the bean itself: Micronaut Data puts a wrapper around it, which cannot be closed. */
  @PreDestroy
  void close() {
    if (pool != null) {
      pool.close();
    }
  }

  /** The first use in a copy connects anew. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    close();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  private static void refuseDefaultPassword(LmsDatabaseSettings settings, Deployment deployment) {
    String password = settings.password();
    if (deployment.onAws() && password != null && KNOWN_TO_EVERYBODY.contains(password)) {
      throw new ConfigurationException(
          "LMS_DATABASE_PASSWORD is one that everybody knows; a deployed function refuses it");
    }
  }
}
