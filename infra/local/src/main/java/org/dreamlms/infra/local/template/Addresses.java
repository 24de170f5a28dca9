package org.dreamlms.infra.local.template;

/**
 * What URLs of resources begin with on this machine.
 *
 * @param api the gateway
 * @param sqs the queue server
 * @param s3 the bucket server
 */
public record Addresses(String api, String sqs, String s3) {
  /** For a first reading, before anything has started. */
  public static Addresses unknown() {
    return new Addresses("http://127.0.0.1:0", "http://127.0.0.1:0", "http://127.0.0.1:0");
  }
}
