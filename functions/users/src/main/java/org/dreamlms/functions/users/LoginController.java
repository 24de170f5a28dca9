package org.dreamlms.functions.users;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dreamlms.lib.access.Anonymous;
import org.dreamlms.lib.problems.InvalidValue;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/** Name and password for a token. */
@Controller("/api/v1/login")
@Anonymous
final class LoginController {
  private final LogIn logIn;

  LoginController(LogIn logIn) {
    this.logIn = logIn;
  }

  @Operation(
      operationId = "login-login_access_token",
      summary = "Log in: a name and a password for a token")
  @Post("/access-token")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<Token> accessToken(HttpRequest<?> request, @Body @Nullable LoginForm form) {
    if (isInAddress(request)) {
      throw missing("", "");
    }
    String username = form == null ? "" : Objects.requireNonNullElse(form.username(), "");
    String password = form == null ? "" : Objects.requireNonNullElse(form.password(), "");
    if (username.isEmpty() || password.isEmpty()) {
      throw missing(username, password);
    }
    String address = request.getRemoteAddress().getHostString();
    return switch (logIn.attempt(address, username, password)) {
      // RFC 6749 section 5.1: a token is in no cache.
      case LoginResult.LoggedIn loggedIn ->
          HttpResponse.ok(Token.from(loggedIn)).header(HttpHeaders.CACHE_CONTROL, "no-store");
      case LoginResult.WrongCredentials wrong ->
          throw new ProblemException(ProblemType.INVALID_CREDENTIALS, "Invalid credentials");
      case LoginResult.Inactive inactive ->
          throw new ProblemException(ProblemType.INACTIVE_USER, "Inactive user");
      case LoginResult.TooManyAttempts(Duration retryAfter) -> throw tooMany(retryAfter);
      case LoginResult.NotCounted notCounted ->
          throw new ProblemException(
              ProblemType.LIMITS_UNAVAILABLE,
              "Logging in is not possible at the moment. Please try again shortly.");
    };
  }

  /** The framework binds a form from the query too; an address ends up in logs and histories. */
  private static boolean isInAddress(HttpRequest<?> request) {
    // Decoded by the URI; null where there is no query.
    String query = request.getUri().getQuery();
    return query != null && (query.contains("username=") || query.contains("password="));
  }

  /** In the words that the front end shows. */
  private static ProblemException tooMany(Duration retryAfter) {
    return new ProblemException(
        ProblemType.TOO_MANY_REQUESTS,
        "Rate limit exceeded. Try again in " + retryAfter.toSeconds() + " seconds.",
        List.of(),
        retryAfter,
        null);
  }

  private static ProblemException missing(String username, String password) {
    List<InvalidValue> errors = new ArrayList<>();
    if (username.isEmpty()) {
      errors.add(new InvalidValue("/username", "This field is required."));
    }
    if (password.isEmpty()) {
      errors.add(new InvalidValue("/password", "This field is required."));
    }
    return new ProblemException(
        ProblemType.VALIDATION, "Please give a user name and a password.", errors, null, null);
  }
}
