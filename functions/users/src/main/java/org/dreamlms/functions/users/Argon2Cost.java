package org.dreamlms.functions.users;

/**
 * How dear a guess at a password is.
 *
 * @param memoryKib KiB of memory per hash
 * @param iterations passes over the memory
 * @param lanes computed one after the other here
 */
record Argon2Cost(int memoryKib, int iterations, int lanes) {

  /**
   * OWASP Password Storage Cheat Sheet, Argon2id, second row: 19 MiB, 2 passes, 1 lane. Raise it
   * here; a password is hashed anew when its owner logs in.
   */
  static final Argon2Cost CURRENT = new Argon2Cost(19 * 1024, 2, 1);

  /** Upper bounds, also of what stands in a row: more would let one row stop the function. */
  private static final int MOST_KIB = 64 * 1024;

  private static final int MOST_ITERATIONS = 10;
  private static final int MOST_LANES = 4;

  Argon2Cost {
    require("memory", memoryKib, 8 * Math.max(1, lanes), MOST_KIB);
    require("iterations", iterations, 1, MOST_ITERATIONS);
    require("lanes", lanes, 1, MOST_LANES);
  }

  private static void require(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " of Argon2 must be between " + least + " and " + most + ": " + value);
    }
  }
}
