package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.dcsclient.DcsException;
import org.dreamlms.lib.dcsclient.RegisterSubscription;
import org.dreamlms.lib.dcsclient.Registration;
import org.dreamlms.lib.dcsclient.Secret;
import org.dreamlms.lib.dcsclient.SubscriptionWish;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.PublicUrl;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Has DCS tell us everything: one active subscription with our address, all events, the current
 * secret. Any number of times.
 *
 * <p>Unless it was so before, nobody knows what DCS did not tell us until now: no log of it names
 * what was not sent. So everything is invalidated, after DCS has the subscription: what happens
 * from then on is told. The reconciliation would find most of it by itself, minutes later; what was
 * wrong for less than one of its runs left no trace for it. So too when a registration breaks off
 * after it was found not right: the next one may find nothing to do.
 */
@Singleton
final class RegisterWebhook {
  private static final String NOT_SET_UP =
      "This deployment lacks something that DCS has to be told or asked with, or cannot read it"
          + " now: the address of its webhooks, their secret (16 characters or more), or the"
          + " address or the account of DCS. DCS was asked for nothing; the log says what is"
          + " missing.";

  private static final String NOT_CLEARED =
      "DCS has our subscription now, or may have it. But what it did not tell us before could not"
          + " be invalidated: please clear the cache.";

  private final BeanProvider<RegisterSubscription> registration;
  private final SigningSecrets secrets;
  private final BeanProvider<PublicUrl> ours;
  private final ClearForSure everything;

  RegisterWebhook(
      BeanProvider<RegisterSubscription> registration,
      SigningSecrets secrets,
      BeanProvider<PublicUrl> ours,
      ClearForSure everything) {
    this.registration = registration;
    this.secrets = secrets;
    this.ours = ours;
    this.everything = everything;
  }

  /**
   * @throws ProblemException 503 or 502 when DCS does not do it, or a setting is missing, or
   *     nothing can be invalidated; DCS may have done it all the same
   */
  Registered register(Caller caller) {
    return switch (registered()) {
      case Registration.Unchanged same -> Registered.from(same, false);
      case Registration.Settled done -> {
        clear(caller);
        yield Registered.from(done, true);
      }
      case Registration.Unfinished(DcsException why) -> {
        clear(caller);
        throw RegistrationFailed.because(why);
      }
    };
  }

  private Registration registered() {
    RegisterSubscription dcs;
    SubscriptionWish wish;
    try {
      dcs = registration.get();
      wish = wish();
    } catch (BeanContextException
        | ConfigurationException
        | EventsUnavailable
        | IllegalArgumentException cannot) {
      throw new ProblemException(ProblemType.EVENTS_UNAVAILABLE, NOT_SET_UP, cannot);
    }
    try {
      return dcs.register(wish.url(), wish.secret(), wish.description());
    } catch (DcsException failure) {
      throw RegistrationFailed.because(failure);
    }
  }

  /** Without a description: who gave it another one in DCS keeps it. */
  private SubscriptionWish wish() {
    String address = ours.get().url();
    if (address == null) {
      throw new ConfigurationException("DCS_WEBHOOK_URL is not set");
    }
    Secret secret = new Secret(secrets.newest().current());
    return SubscriptionWish.everything(address, secret, null);
  }

  private void clear(Caller caller) {
    try {
      everything.clear(
          "admin " + caller.user() + ": a subscription that was not there, or not right");
    } catch (EventsUnavailable cannot) {
      throw new ProblemException(ProblemType.CACHE_UNAVAILABLE, NOT_CLEARED, cannot);
    }
  }
}
