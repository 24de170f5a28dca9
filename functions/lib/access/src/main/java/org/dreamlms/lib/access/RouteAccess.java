package org.dreamlms.lib.access;

import io.micronaut.context.BeanContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.ExecutableMethod;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.List;
import java.util.stream.Stream;

/** What the routes of a function say of who may call them. */
public final class RouteAccess {

  private RouteAccess() {}

  /**
   * Controller methods that carry neither {@link RolesAllowed} nor {@link Anonymous}, as {@code
   * Class.method}. Every function has a test that this is empty.
   */
  public static List<String> undeclared(BeanContext context) {
    return routes(context)
        .filter(route -> RouteRule.of(route) instanceof RouteRule.Undeclared)
        .map(route -> route.getDeclaringType().getSimpleName() + "." + route.getMethodName())
        .sorted()
        .toList();
  }

  /** Whether any route needs a token. */
  static boolean needsTokens(BeanContext context) {
    return routes(context).anyMatch(route -> RouteRule.of(route) instanceof RouteRule.Roles);
  }

  private static Stream<ExecutableMethod<?, ?>> routes(BeanContext context) {
    return context.getBeanDefinitions(Qualifiers.byStereotype(Controller.class)).stream()
        .flatMap(RouteAccess::routes);
  }

  private static Stream<ExecutableMethod<?, ?>> routes(BeanDefinition<?> controller) {
    return controller.getExecutableMethods().stream()
        .filter(method -> method.hasStereotype(HttpMethodMapping.class))
        .map(method -> (ExecutableMethod<?, ?>) method);
  }
}
