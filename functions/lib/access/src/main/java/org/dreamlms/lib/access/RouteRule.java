package org.dreamlms.lib.access;

import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.List;

/** What a route says of who may call it. What stands at the method wins over the class. */
sealed interface RouteRule {

  record Anybody() implements RouteRule {}

  record Roles(List<Role> allowed) implements RouteRule {
    public Roles {
      allowed = List.copyOf(allowed);
    }
  }

  /** Neither annotation: a mistake of ours, which must not open a door. */
  record Undeclared() implements RouteRule {}

  static RouteRule of(AnnotationMetadata route) {
    AnnotationMetadata method = route.getDeclaredMetadata();
    return declaredBy(method) instanceof RouteRule.Undeclared
        ? declaredBy(route)
        : declaredBy(method);
  }

  private static RouteRule declaredBy(AnnotationMetadata metadata) {
    if (metadata.hasAnnotation(RolesAllowed.class)) {
      return new Roles(List.of(metadata.enumValues(RolesAllowed.class, Role.class)));
    }
    return metadata.hasAnnotation(Anonymous.class) ? new Anybody() : new Undeclared();
  }
}
