package org.dreamlms.lib.access;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteMatch;
import java.util.List;
import java.util.Optional;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request through to its controller, or ends it. A path without a route passes, so that it
 * becomes 404 and not 401.
 */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
@Order(AccessFilter.ORDER)
public final class AccessFilter {
  /** Filters of functions that want to know the caller come later. */
  public static final int ORDER = 0;

  /** Request attribute under which {@link CallerBinder} finds the caller. */
  static final String CALLER = "org.dreamlms.caller";

  private static final Logger LOG = LoggerFactory.getLogger(AccessFilter.class);

  /** Made on first use: a function that serves only anonymous routes needs no identity store. */
  private final BeanProvider<Callers> callers;

  AccessFilter(BeanProvider<Callers> callers) {
    this.callers = callers;
  }

  /**
   * @throws ProblemException when the caller may not pass
   */
  @RequestFilter
  void admit(HttpRequest<?> request) {
    Optional<RouteMatch<?>> route = RouteAttributes.getRouteMatch(request);
    if (route.isEmpty()) {
      return;
    }
    switch (RouteRule.of(route.get().getAnnotationMetadata())) {
      case RouteRule.Anybody anybody -> {}
      case RouteRule.Roles(List<Role> allowed) ->
          admit(
              request,
              allowed,
              route.get().getAnnotationMetadata().hasAnnotation(TokenInQuery.class));
      case RouteRule.Undeclared undeclared -> {
        LOG.error("Route {} says neither @RolesAllowed nor @Anonymous", route.get());
        throw new ProblemException(ProblemType.FORBIDDEN, "Access forbidden");
      }
    }
  }

  private void admit(HttpRequest<?> request, List<Role> allowed, boolean tokenInQuery) {
    String token = tokenInQuery ? BearerToken.ofHeaderOrQuery(request) : BearerToken.of(request);
    Caller caller = callers.get().identify(token);
    if (!allowed.contains(caller.role())) {
      throw Forbidden.needsOneOf(allowed);
    }
    request.setAttribute(CALLER, caller);
  }
}
