package org.dreamlms.infra.dcsstandin.endpoints;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.rows.ApiKey;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Table;

/** Log-in of the one administrator, API keys, and health. */
final class LoginEndpoints {
  private static final int ADMIN_ID = 1;

  private final String email;
  private final String password;
  private final Tokens tokens;
  private final Credentials credentials;
  private final Table<ApiKey> keys;
  private final InstantSource clock;

  LoginEndpoints(
      Admin admin,
      Tokens tokens,
      Credentials credentials,
      Table<ApiKey> keys,
      InstantSource clock) {
    this.email = admin.email();
    this.password = admin.password();
    this.tokens = tokens;
    this.credentials = credentials;
    this.keys = keys;
    this.clock = clock;
  }

  void register(Routes routes) {
    routes
        .get("/", Door.OPEN, request -> health())
        .get("/health", Door.OPEN, request -> health())
        .post("/auth/login", Door.OPEN, this::login)
        .get("/auth/session", Door.TOKEN, request -> session())
        .post("/api-keys/", Door.TOKEN, this::newKey);
  }

  private static Answer health() {
    return Answer.json(
        200,
        Json.object()
            .put("status", "ok")
            .put("service", "Dream Central Storage API")
            .put("version", "0.1.0"));
  }

  private Answer login(Incoming request) {
    JsonBody body = JsonBody.of(request);
    String given = body.text("email", 0, 320).strip().toLowerCase(Locale.ROOT);
    String secret = body.text("password", 0, Integer.MAX_VALUE);
    body.check();
    if (!given.equals(email.toLowerCase(Locale.ROOT)) || !secret.equals(password)) {
      throw Refused.because(401, "Invalid credentials");
    }
    return Answer.json(
        200, Json.object().put("access_token", tokens.issue(ADMIN_ID)).put("token_type", "bearer"));
  }

  private Answer session() {
    return Answer.json(
        200,
        Json.object().put("user_id", ADMIN_ID).put("email", email).put("token_type", "bearer"));
  }

  private Answer newKey(Incoming request) {
    JsonBody body = JsonBody.of(request);
    String name = body.text("name", 1, 255);
    String description = body.optionalText("description", 512);
    body.check();
    String key = credentials.newKey();
    Instant now = Stamp.stored(clock.instant());
    ApiKey row = keys.insert(id -> new ApiKey(id, name, description, Credentials.hash(key), now));
    return Answer.json(
        201,
        Json.object()
            .put("id", row.id())
            .put("key", key)
            .put("name", row.name())
            .put("created_at", Stamp.zulu(row.createdAt()))
            .putNull("expires_at")
            .put("is_active", true));
  }
}
