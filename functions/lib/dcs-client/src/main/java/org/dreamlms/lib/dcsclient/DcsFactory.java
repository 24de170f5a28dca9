package org.dreamlms.lib.dcsclient;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Puts the client together, once at the start. */
@Factory
final class DcsFactory {

  @Singleton
  @Bean(preDestroy = "close")
  MicronautWire wire(DcsSettings settings) {
    return new MicronautWire(settings);
  }

  @Singleton
  @Requires(missingBeans = RemainingTime.class)
  RemainingTime remainingTime(DcsSettings settings) {
    return settings::budget;
  }

  @Singleton
  Dcs dcs(
      MicronautWire wire,
      DcsSettings settings,
      DcsBreakerSettings breaker,
      DcsLimits limits,
      RemainingTime remaining,
      InstantSource time,
      MeterRegistry meters) {
    return over(wire, settings, breaker, limits, remaining, time, DcsFactory::sleepUpTo, meters);
  }

  static Dcs over(
      Wire wire,
      DcsSettings settings,
      DcsBreakerSettings breaker,
      DcsLimits limits,
      RemainingTime remaining,
      InstantSource time,
      Calls.Pause pause,
      MeterRegistry meters) {
    Redirects redirects = new Redirects(meters, settings.baseUrl());
    Calls calls = new Calls(wire, settings, breaker, time, pause, redirects);
    JsonReader json = new JsonReader(limits.nesting());
    Secret key = settings.apiKey();
    Session.Login login =
        key == null ? new DcsLogin(calls, settings, json, time) : _ -> Token.ofKey(key);
    SignedInCalls signedIn = new SignedInCalls(calls, new Session(login, time), remaining, time);
    return new HttpDcs(signedIn, new Paths(settings.publisherInPath()), json, limits);
  }

  private static boolean sleepUpTo(Duration bound) {
    try {
      Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound.toNanos() + 1)));
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
