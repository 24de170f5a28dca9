package org.dreamlms.functions.users;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dreamlms.lib.access.Caller;
import org.dreamlms.lib.access.Role;
import org.dreamlms.lib.access.RolesAllowed;
import org.dreamlms.lib.lmsdatabase.users.Users;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;

/** The caller's own account. */
@Controller("/api/v1/users/me")
@RolesAllowed({Role.ADMIN, Role.SUPERVISOR, Role.PUBLISHER, Role.TEACHER, Role.STUDENT})
final class MeController {
  private final Users users;

  MeController(Users users) {
    this.users = users;
  }

  /** Read afresh: right after a change people look at this page for the change. */
  @Operation(operationId = "users-read_user_me", summary = "The caller's own account")
  @Get
  HttpResponse<UserPublic> me(Caller caller) {
    UserPublic account =
        users
            .byId(caller.user())
            .map(UserPublic::from)
            .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "User not found"));
    return HttpResponse.ok(account).header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
