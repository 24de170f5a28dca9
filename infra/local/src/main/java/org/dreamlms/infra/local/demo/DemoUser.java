package org.dreamlms.infra.local.demo;

import java.util.UUID;

/** Who can log in, all with the one demo password. The name is the user name in lower case. */
enum DemoUser {
  ADMIN("admin", "Deniz Yılmaz", 1),
  SUPERVISOR("supervisor", "Işıl Çağlar", 2),
  PUBLISHER("publisher", "Ömer Şahin", 3),
  TEACHER("teacher", "Ayşe Öztürk", 4),
  STUDENT("student", "İnci Güneş", 5),
  TEACHER2("teacher", "Łukasz Wójcik", 6),
  STUDENT2("student", "Zoë Müller", 7);

  private final String role;
  private final String fullName;
  private final UUID id;

  DemoUser(String role, String fullName, int number) {
    this.role = role;
    this.fullName = fullName;
    this.id = DemoIds.of(DemoIds.USER, number);
  }

  String role() {
    return role;
  }

  String fullName() {
    return fullName;
  }

  UUID id() {
    return id;
  }
}
