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
  DcsClient client(
      MicronautWire wire,
      DcsSettings settings,
      DcsBreakerSettings breaker,
      DcsLimits limits,
      RemainingTime remaining,
      InstantSource time,
      MeterRegistry meters) {
    return over(wire, settings, breaker, limits, remaining, time, DcsFactory::sleepUpTo, meters);
  }

  @Singleton
  Dcs dcs(DcsClient client) {
    return client.dcs();
  }

  @Singleton
  DcsWebhooks webhooks(DcsClient client) {
    return client.webhooks();
  }

  @Singleton
  RegisterSubscription registerSubscription(DcsWebhooks webhooks) {
    return new RegisterSubscription(webhooks);
  }

  static DcsClient over(
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
    Session.Login byPassword = new DcsLogin(calls, settings, json, time);
    Secret key = settings.apiKey();
    Session.Login byKey = key == null ? byPassword : _ -> Token.ofKey(key);
    Session session = new Session(byKey, time);
    // DCS refuses keys for webhooks (DCS contract 1.2, 2.5), so a password goes first there.
    boolean apart = key != null && settings.password() != null;
    Session forWebhooks = apart ? new Session(byPassword, time) : session;
    Bodies bodies = new Bodies(json);
    return new DcsClient(
        new HttpDcs(
            new SignedInCalls(calls, session, remaining, time),
            new Paths(settings.publisherInPath()),
            bodies,
            limits),
        new HttpDcsWebhooks(
            new SignedInCalls(calls, forWebhooks, remaining, time), bodies, limits));
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
