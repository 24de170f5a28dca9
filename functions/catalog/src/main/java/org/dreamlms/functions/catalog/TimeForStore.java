package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.dreamlms.lib.assetlinks.TimeForFiles;
import org.dreamlms.lib.lambdahttp.Invocation;

/**
 * Reading a file may take {@link #USUAL}, or what the invocation has left if that is less. Longer
 * than a browser's viewer would wait, and 4 MiB over a poor line take some seconds.
 */
@Factory
final class TimeForStore {
  static final Duration USUAL = Duration.ofSeconds(15);

  @Singleton
  TimeForFiles timeForFiles(Invocation invocation) {
    return () -> {
      Duration left = invocation.remaining(USUAL);
      return left.compareTo(USUAL) < 0 ? left : USUAL;
    };
  }
}
