package org.dreamlms.lib.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link Identities} must do. */
public abstract class IdentitiesContract {

  /** What is tested. */
  protected abstract Identities identities();

  /** Stores this identity, in place of the one with the same id. */
  protected abstract void store(Identity identity);

  /** Makes as if there had never been this user. */
  protected abstract void delete(UUID user);

  @Test
  void an_unknown_user_is_absent() {
    assertThat(identities().find(UUID.randomUUID())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void a_user_is_found_as_stored(Role role) {
    Identity stored = new Identity(UUID.randomUUID(), role, true, false, null);
    store(stored);

    assertThat(identities().find(stored.user())).contains(stored);
  }

  @Test
  void a_superuser_and_a_publisher_are_told() {
    Identity superuser = new Identity(UUID.randomUUID(), Role.ADMIN, true, true, null);
    Identity publisher = new Identity(UUID.randomUUID(), Role.PUBLISHER, true, false, 17);
    store(superuser);
    store(publisher);

    assertThat(identities().find(superuser.user())).contains(superuser);
    assertThat(identities().find(publisher.user())).contains(publisher);
  }

  @Test
  void an_inactive_user_is_found_and_said_to_be_inactive() {
    Identity stored = new Identity(UUID.randomUUID(), Role.TEACHER, false, false, null);
    store(stored);

    assertThat(identities().find(stored.user())).contains(stored);
  }

  @Test
  void a_change_is_seen_at_once() {
    UUID user = UUID.randomUUID();
    store(new Identity(user, Role.ADMIN, true, true, null));
    assertThat(identities().find(user)).isPresent();
    Identity lowered = new Identity(user, Role.STUDENT, false, false, null);
    store(lowered);

    assertThat(identities().find(user)).contains(lowered);
  }

  @Test
  void a_deleted_user_is_absent() {
    UUID user = UUID.randomUUID();
    store(new Identity(user, Role.TEACHER, true, false, null));
    assertThat(identities().find(user)).isPresent();
    delete(user);

    assertThat(identities().find(user)).isEmpty();
  }
}
