package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import org.dreamlms.lib.dcsclient.DcsUnavailable.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /auth/login}. Sent once: whoever asks for a token asks again soon enough. */
final class DcsLogin implements Session.Login {

  private static final Logger LOG = LoggerFactory.getLogger(DcsLogin.class);
  private static final String OPERATION = "login";

  private final Calls calls;
  private final DcsSettings settings;
  private final JsonReader json;
  private final InstantSource time;

  DcsLogin(Calls calls, DcsSettings settings, JsonReader json, InstantSource time) {
    this.calls = calls;
    this.settings = settings;
    this.json = json;
    this.time = time;
  }

  @Override
  public Token now(Deadline deadline) {
    Secret password = settings.password();
    if (password == null) {
      LOG.error("DCS cannot be asked: set DCS_EMAIL and DCS_PASSWORD, or DCS_API_KEY");
      throw new DcsUnavailable(OPERATION, Reason.NOT_SIGNED_IN, 0, null);
    }
    Answer answer = calls.send(Ask.login(OPERATION, credentials(password)), null, deadline);
    return switch (answer.status()) {
      case 200 -> Token.received(bearer(answer), time.instant());
      case 400, 401, 403, 422 -> {
        LOG.error(
            "DCS refuses the login of the LMS with {}: check DCS_EMAIL and DCS_PASSWORD",
            answer.status());
        throw new DcsUnavailable(OPERATION, Reason.NOT_SIGNED_IN, answer.status(), null);
      }
      default ->
          throw new DcsUnavailable(OPERATION, Reason.UNEXPECTED_ANSWER, answer.status(), null);
    };
  }

  private String credentials(Secret password) {
    return "{\"email\":"
        + JsonText.quoted(settings.email())
        + ",\"password\":"
        + JsonText.quoted(password.reveal())
        + "}";
  }

  private String bearer(Answer answer) {
    try {
      JsonNode body = json.readObject(answer.body().uncopied());
      String token = JsonReader.text(body, "access_token");
      if (token == null || token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new IOException("no token that fits in a header");
      }
      return token;
    } catch (IOException e) {
      throw new DcsContentInvalid(OPERATION, "no access_token", null);
    }
  }
}
