package org.dreamlms.functions.cacheadmin;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.dcsevents.EventsUnavailable;
import org.dreamlms.lib.hybridcache.SharedStoreException;
import org.dreamlms.lib.problems.ProblemExceptionHandler;
import org.dreamlms.lib.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a failing table, queue or DCS means to an administrator; their words are in the log only.
 */
@Factory
final class CacheProblems {
  private static final Logger LOG = LoggerFactory.getLogger(CacheProblems.class);

  @Singleton
  ExceptionHandler<SharedStoreException, HttpResponse<?>> tableUnavailable() {
    return (request, failure) -> {
      LOG.warn("The cache's table does not answer, answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.CACHE_UNAVAILABLE,
          "The shared cache cannot be reached at the moment. Please try again: what was asked for"
              + " may not have been done.",
          List.of(),
          null,
          request);
    };
  }

  @Singleton
  ExceptionHandler<EventsUnavailable, HttpResponse<?>> eventsUnavailable() {
    return (request, failure) -> {
      LOG.warn("The event log or the queue does not answer, answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.EVENTS_UNAVAILABLE,
          "The events of DCS cannot be reached at the moment. Please try again: what was asked for"
              + " may have been ordered, and twice does no harm.",
          List.of(),
          null,
          request);
    };
  }

  @Singleton
  ExceptionHandler<CatalogUnavailable, HttpResponse<?>> dcsUnavailable() {
    return (request, failure) -> {
      LOG.warn("DCS is not available, so nothing can be fetched; answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.DCS_UNAVAILABLE,
          "The books cannot be fetched at the moment. Please try again shortly.",
          List.of(),
          failure.retryAfter(),
          request);
    };
  }

  @Singleton
  ExceptionHandler<CatalogContentInvalid, HttpResponse<?>> contentInvalid() {
    return (request, failure) -> {
      LOG.warn("DCS serves a list that cannot be read, answered 502", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.DCS_CONTENT_INVALID,
          "What the book service answered cannot be read.",
          List.of(),
          null,
          request);
    };
  }
}
