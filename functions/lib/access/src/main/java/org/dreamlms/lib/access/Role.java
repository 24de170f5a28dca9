package org.dreamlms.lib.access;

import java.util.Locale;

/** What a person is in the school's world. The wire name is the lower-case one. */
public enum Role {
  ADMIN,
  SUPERVISOR,
  PUBLISHER,
  TEACHER,
  STUDENT;

  /** As tokens, answers and the database spell it. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role that is spelled so.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Role ofWireName(String wireName) {
    for (Role role : values()) {
      if (role.wireName().equals(wireName)) {
        return role;
      }
    }
    throw new IllegalArgumentException("No role is spelled " + wireName);
  }
}
