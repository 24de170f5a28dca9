package org.dreamlms.lib.hybridcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.RejectedExecutionException;
import org.dreamlms.infra.testkit.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The store as a function has it, but for the address, which a machine gives by properties. */
final class SharedStoreBeansTest {
  @RegisterExtension static final TestTables tables = new TestTables();

  private static final CacheTable TABLE = new CacheTable(tables);

  private final Properties before = new Properties();

  @BeforeEach
  void address() {
    before.putAll(System.getProperties());
    System.setProperty("aws.endpointUrl", tables.endpoint().toString());
    System.setProperty("aws.region", tables.region());
    System.setProperty("aws.accessKeyId", tables.accessKey());
    System.setProperty("aws.secretAccessKey", tables.secretKey());
  }

  @AfterEach
  void addressOfBefore() {
    System.setProperties(before);
  }

  @AfterAll
  static void close() {
    TABLE.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void it_asks_its_table_and_says_what_that_cost_if_somebody_wants_to_know(boolean wanted) {
    CountedUnits units = new CountedUnits();
    try (ApplicationContext context = context()) {
      if (wanted) {
        context.registerSingleton(ConsumedCapacity.class, units);
      }
      SharedStore store = context.getBean(SharedStore.class);
      EpochVector polled = store.poll();

      assertThat(polled.incarnation()).hasSize(22);
      assertThat(store.poll()).isEqualTo(polled);
      assertThat(units.since().read()).isEqualTo(wanted ? 2 : 0);
    }
  }

  @Test
  void after_a_connection_that_is_silently_dead_there_is_time_for_another() throws IOException {
    try (FirstSwallowed way = FirstSwallowed.before(tables.endpoint());
        ApplicationContext context = context("dynamodb.endpoint", way.address().toString())) {
      assertThat(context.getBean(SharedStore.class).poll().incarnation()).isNotEmpty();
    }
  }

  @Test
  void it_is_closed_with_its_context() {
    SharedStore store;
    try (ApplicationContext context = context()) {
      store = context.getBean(SharedStore.class);
      store.poll();
    }

    assertThatExceptionOfType(SharedStoreException.class)
        .isThrownBy(store::poll)
        .withCauseInstanceOf(RejectedExecutionException.class);
  }

  private static ApplicationContext context() {
    return context("cache.grace", "false");
  }

  private static ApplicationContext context(String more, String value) {
    ApplicationContext context =
        ApplicationContext.run(
            Map.of("cache.table", TABLE.name(), "cache.timeout", "10s", more, value));
    context.registerSingleton(RemainingTime.class, () -> CacheTable.ENOUGH);
    context.registerSingleton(InstantSource.class, CacheTable.CLOCK);
    return context;
  }
}
