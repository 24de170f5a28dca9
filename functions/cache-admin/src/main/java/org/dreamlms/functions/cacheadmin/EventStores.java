package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanContextException;
import io.micronaut.context.exceptions.ConfigurationException;
import jakarta.inject.Singleton;
import org.dreamlms.lib.dcsevents.EventLog;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.dcsevents.FollowUps;

/**
 * The event log and the queue, made when they are first asked: whoever only wants to know that the
 * system is healthy needs neither. One that cannot be made does not answer.
 */
@Singleton
final class EventStores {
  private final BeanProvider<EventLog> log;
  private final BeanProvider<FollowUps> followUps;

  EventStores(BeanProvider<EventLog> log, BeanProvider<FollowUps> followUps) {
    this.log = log;
    this.followUps = followUps;
  }

  /**
   * @throws EventsUnavailable when there is none
   */
  EventLog log() {
    return made("there is no event log", log);
  }

  /**
   * @throws EventsUnavailable when there is none
   */
  FollowUps followUps() {
    return made("there is no queue", followUps);
  }

  private static <T> T made(String otherwise, BeanProvider<T> part) {
    try {
      return part.get();
    } catch (BeanContextException | ConfigurationException cannot) {
      throw new EventsUnavailable(otherwise, cannot);
    }
  }
}
