package org.dreamlms.infra.local.stores;

/** Dummy keys that mean something on this machine only. */
final class Credentials {
  /**
   * Of the functions, and of the buckets of the template. Letters only: DynamoDB Local refuses
   * anything but letters and digits.
   */
  static final String ACCESS_KEY = "localaccesskey";

  static final String SECRET_KEY = "localsecretkey";

  /** Of the bucket of books: another store with other keys, as in production. */
  static final String BOOKS_ACCESS_KEY = "local-books-key";

  static final String BOOKS_SECRET_KEY = "local-books-secret";

  static final String DATABASE = "lms";
  static final String DATABASE_USER = "lms";
  static final String DATABASE_PASSWORD = "lms-local";

  private Credentials() {}
}
