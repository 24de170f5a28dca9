package org.dreamlms.functions.cacheadmin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.test.annotation.MockBean;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.test.support.TestPropertyProvider;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.dreamlms.lib.hybridcache.HybridCache;
import org.dreamlms.lib.lambdahttp.LambdaDriver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over stores that are not there, and without the name of a table. */
@Tag("AC7")
@MicronautTest(startApplication = false, transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HealthTest implements TestPropertyProvider {
  @Inject ApplicationContext context;

  @Override
  public Map<String, String> getProperties() {
    return Settings.nowhere();
  }

  @MockBean(InstantSource.class)
  InstantSource noon() {
    return InstantSource.fixed(Instant.parse("2026-03-04T12:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health", "/health/", "/api/v1/health", "/api/v1/health/"})
  void anybody_is_told_that_the_system_answers_and_nobody_else_is_asked(String path) {
    var reply = new LambdaDriver(context).get(path).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .isEqualTo(
            "{\"status\":\"healthy\",\"timestamp\":\"2026-03-04T12:00:00.123Z\",\"checks\":{}}");
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(context.getActiveBeanRegistrations(HybridCache.class)).isEmpty();
  }
}
