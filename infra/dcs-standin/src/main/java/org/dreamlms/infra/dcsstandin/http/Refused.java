package org.dreamlms.infra.dcsstandin.http;

import com.fasterxml.jackson.databind.JsonNode;

/** A request that ends here, with the answer it gets. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  public Refused(Answer answer) {
    super("answered with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** An error whose {@code detail} is a plain text, as nearly all of DCS's are. */
  public static Refused because(int status, String detail) {
    return new Refused(Answer.detail(status, detail));
  }

  /** A validation error: {@code detail} is an array. */
  public static Refused invalid(JsonNode complaints) {
    return new Refused(Answer.json(422, Json.object().set("detail", complaints)));
  }

  public Answer answer() {
    return answer;
  }
}
