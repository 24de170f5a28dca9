package org.dreamlms.functions.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.dreamlms.lib.access.RouteAccess;
import org.junit.jupiter.api.Test;

final class RoutesTest extends SchoolTest {
  @Test
  void every_route_says_who_may_call_it() {
    assertThat(RouteAccess.undeclared(context)).isEmpty();
  }
}
