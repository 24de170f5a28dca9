package org.dreamlms.lib.access;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** Routes of every kind. Only in tests that ask for them: this class travels in the test-jar. */
@Requires(property = "test.routes")
@Controller("/test")
@RolesAllowed({Role.ADMIN, Role.TEACHER})
final class RoutesForTest {

  @Anonymous
  @Get("/open")
  String open() {
    return "open";
  }

  @Get("/closed")
  String closed(Caller caller) {
    return caller.role().wireName();
  }

  @TokenInQuery
  @Get("/media")
  String media(Caller caller) {
    return caller.user().toString();
  }

  @RolesAllowed(Role.STUDENT)
  @Get("/student/{number}")
  String student(int number, Caller caller) {
    return caller.user() + "/" + number;
  }

  /** Nothing is said of who may call it. */
  @Requires(property = "test.routes")
  @Controller("/forgotten")
  static final class Forgotten {

    @Get
    String forgotten() {
      return "never";
    }
  }
}
