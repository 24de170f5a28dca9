package org.dreamlms.functions.cacheadmin;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.dcsevents.BadCursor;
import org.dreamlms.lib.dcsevents.EventId;
import org.dreamlms.lib.dcsevents.EventPage;
import org.dreamlms.lib.dcsevents.EventRecord;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What DCS told us and what became of it, for administrators. */
@Controller(WebhooksController.PATH)
@RolesAllowed(Role.ADMIN)
final class WebhooksController {
  static final String PATH = "/api/v1/admin/webhooks";

  private static final Logger LOG = LoggerFactory.getLogger(WebhooksController.class);
  private static final String NO_STORE = "no-store";

  private final EventStores stores;
  private final ReplayEvents replay;
  private final SendSelfTest selfTest;
  private final RegisterWebhook registration;

  WebhooksController(
      EventStores stores,
      ReplayEvents replay,
      SendSelfTest selfTest,
      RegisterWebhook registration) {
    this.stores = stores;
    this.replay = replay;
    this.selfTest = selfTest;
    this.registration = registration;
  }

  /** Newest first, of the last thirty days; the newest of all may be missing for a moment. */
  @Operation(operationId = "admin-list_webhooks", summary = "Events of DCS")
  @Get
  HttpResponse<WebhookEventPage> list(
      @QueryValue(defaultValue = "20") int limit,
      @Nullable @QueryValue String cursor,
      @Nullable @QueryValue String event,
      @Nullable @QueryValue String outcome) {
    EventSelection selection = new EventSelection(limit, cursor, event, outcome);
    EventPage page;
    try {
      page = stores.log().list(selection.query());
    } catch (BadCursor none) {
      throw EventSelection.wrong("?cursor", "must be the next_cursor of an answer");
    }
    MutableHttpResponse<WebhookEventPage> response =
        HttpResponse.ok(WebhookEventPage.from(page)).header(HttpHeaders.CACHE_CONTROL, NO_STORE);
    if (page.next() != null) {
      response.header(HttpHeaders.LINK, selection.nextLink(PATH, page.next()));
    }
    return response;
  }

  @Operation(operationId = "admin-get_webhook", summary = "One event of DCS")
  @Get("/{id}")
  HttpResponse<WebhookEvent> event(String id) {
    return HttpResponse.ok(WebhookEvent.from(found(id)))
        .header(HttpHeaders.CACHE_CONTROL, NO_STORE);
  }

  /**
   * A worker invalidates what the event names, and once more some seconds later, whether the event
   * was done or not. Answers the event as it was before.
   */
  @Operation(operationId = "admin-replay_webhook", summary = "Do once more what an event asks for")
  @Post("/{id}/replay")
  @Consumes(MediaType.ALL)
  HttpResponse<WebhookEvent> replay(Caller caller, String id) {
    EventRecord record = found(id);
    replay.replay(record);
    LOG.info("Event id={} is ordered once more by user={}", record.id(), caller.user());
    return HttpResponse.accepted().body(WebhookEvent.from(record));
  }

  /**
   * The same for all events with an effect that came since a time, a thousand at most. Unless
   * {@code dry_run} is false, it only tells which. An event that came a moment ago may be missing.
   * When not all could be ordered, {@code next_since} is what to go on with.
   */
  @Operation(
      operationId = "admin-replay_webhooks",
      summary = "Do once more what all events since a time ask for")
  @Post("/replay")
  @Consumes(MediaType.ALL)
  HttpResponse<Replayed> replaySince(
      Caller caller,
      @Nullable @QueryValue String since,
      @QueryValue(value = "dry_run", defaultValue = "true") String dryRun) {
    // Not a boolean: whatever is no "true" would be false, and a misspelt one an order.
    if (!dryRun.equals("true") && !dryRun.equals("false")) {
      throw EventSelection.wrong("?dry_run", "must be true or false");
    }
    Replayed replayed = replay.replaySince(since, dryRun.equals("true"));
    if (replayed.dryRun()) {
      return HttpResponse.ok(replayed);
    }
    LOG.info(
        "Events since={} are ordered once more, count={} of {}, by user={}",
        replayed.since(),
        replayed.ordered(),
        replayed.count(),
        caller.user());
    return HttpResponse.accepted().body(replayed);
  }

  /**
   * Sends a webhook of our own, signed as DCS signs, to where DCS sends its own, and looks for it
   * in the event log. It has no effect.
   */
  @Operation(operationId = "admin-test_webhook", summary = "Try whether webhooks arrive")
  @Post("/test")
  @Consumes(MediaType.ALL)
  SelfTested test(Caller caller) {
    SelfTested tested = selfTest.send();
    LOG.info(
        "Webhook test by user={} status={} id={}",
        caller.user(),
        tested.status(),
        tested.eventId());
    return tested;
  }

  /**
   * Sees to it that DCS has one active subscription with our address, all events and the current
   * secret, and removes others with our address. Those of others are not touched. May be repeated;
   * unless it was so before, everything in the cache is invalidated.
   */
  @Operation(operationId = "admin-register_webhook", summary = "Have DCS tell us everything")
  @Post("/register")
  @Consumes(MediaType.ALL)
  Registered register(Caller caller) {
    Registered registered = registration.register(caller);
    LOG.info(
        "Webhook registration by user={} status={} subscription={} duplicates={} cleared={}",
        caller.user(),
        registered.status(),
        registered.subscriptionId(),
        registered.duplicatesRemoved(),
        registered.cleared());
    return registered;
  }

  private EventRecord found(String id) {
    return EventId.parse(id)
        .flatMap(stores.log()::find)
        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "Event not found"));
  }
}
