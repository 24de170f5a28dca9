package org.dreamlms.infra.local.template;

import java.util.Map;

/**
 * What URLs of resources begin with on this machine.
 *
 * @param api the gateway
 * @param sqs the queue server
 * @param s3 the bucket server
 * @param functions Function URLs by the function's logical id
 */
public record Addresses(String api, String sqs, String s3, Map<String, String> functions) {
  private static final String NOWHERE = "http://127.0.0.1:0";

  public Addresses {
    functions = Map.copyOf(functions);
  }

  /** For a first reading, before anything has started. */
  public static Addresses unknown() {
    return new Addresses(NOWHERE, NOWHERE, NOWHERE, Map.of());
  }

  /** With a slash at the end, as on AWS. */
  String functionUrl(String function) {
    return functions.getOrDefault(function, NOWHERE) + "/";
  }
}
