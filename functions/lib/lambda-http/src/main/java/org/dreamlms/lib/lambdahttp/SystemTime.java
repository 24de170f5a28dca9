package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The only place where a function meets the machine's clock; tests put theirs in its place. */
@Factory
final class SystemTime {

  @Singleton
  @Requires(missingBeans = InstantSource.class)
  InstantSource time() {
    return InstantSource.system();
  }
}
