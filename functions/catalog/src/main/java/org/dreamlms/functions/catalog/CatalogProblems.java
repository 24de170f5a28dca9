package org.dreamlms.functions.catalog;

import io.micronaut.context.annotation.Factory;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.dreamlms.lib.assetlinks.BookFilesUnavailable;
import org.dreamlms.lib.assetlinks.SigningKeysExpiredException;
import org.dreamlms.lib.bookcatalog.CatalogContentInvalid;
import org.dreamlms.lib.bookcatalog.CatalogUnavailable;
import org.dreamlms.lib.problems.ProblemExceptionHandler;
import org.dreamlms.lib.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failing DCS means to a reader. What DCS said is in the log only. */
@Factory
final class CatalogProblems {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogProblems.class);

  @Singleton
  ExceptionHandler<CatalogUnavailable, HttpResponse<?>> unavailable() {
    return (request, failure) -> {
      LOG.warn("DCS is not available and nothing is cached, answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.DCS_UNAVAILABLE,
          "The books cannot be reached at the moment. Nothing is lost: please try again shortly.",
          List.of(),
          failure.retryAfter(),
          request);
    };
  }

  @Singleton
  ExceptionHandler<CatalogContentInvalid, HttpResponse<?>> contentInvalid() {
    return (request, failure) -> {
      LOG.warn("DCS serves content that cannot be read, answered 502; tell the publisher", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.DCS_CONTENT_INVALID,
          "This content is damaged. Its publisher has to upload it again.",
          List.of(),
          null,
          request);
    };
  }

  @Singleton
  ExceptionHandler<BookFilesUnavailable, HttpResponse<?>> filesUnavailable() {
    return (request, failure) -> {
      LOG.warn("The books' files cannot be read, answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.FILES_UNAVAILABLE,
          "The files of the books cannot be reached at the moment. Please try again shortly.",
          List.of(),
          null,
          request);
    };
  }

  @Singleton
  ExceptionHandler<SigningKeysExpiredException, HttpResponse<?>> keysExpired() {
    return (request, failure) -> {
      LOG.error("Links cannot be signed until BOOKS_S3_* has new keys, answered 503", failure);
      return ProblemExceptionHandler.respond(
          ProblemType.LINKS_UNAVAILABLE,
          "Pictures and sounds cannot be opened at the moment. We are at it: please try again"
              + " later.",
          List.of(),
          null,
          request);
    };
  }
}
