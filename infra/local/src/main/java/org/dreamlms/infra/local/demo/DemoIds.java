package org.dreamlms.infra.local.demo;

import java.util.UUID;

/**
 * Ids that stay the same over every start, so that a bookmark and a curl line keep working: {@code
 * 00000000-0000-4000-8000-00000000kknn}, kind and number.
 */
final class DemoIds {
  static final int USER = 1;
  static final int SCHOOL = 2;
  static final int TEACHER = 3;
  static final int STUDENT = 4;
  static final int GRANT = 5;
  static final int ASSIGNMENT = 6;
  static final int RECIPIENT = 7;

  private DemoIds() {}

  static UUID of(int kind, int number) {
    return UUID.fromString("00000000-0000-4000-8000-00000000%02d%02d".formatted(kind, number));
  }
}
