package org.dreamlms.lib.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Identities in memory, for tests of functions without a database. */
public final class FakeIdentities implements Identities {
  private final Map<UUID, Identity> identities = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();

  /** Adds a user, or puts it in the place of the one with the same id. */
  public void put(Identity identity) {
    identities.put(identity.user(), identity);
  }

  /** Adds an active user of this role and returns the new id. */
  public UUID add(Role role) {
    UUID user = UUID.randomUUID();
    put(new Identity(user, role, true, false, null));
    return user;
  }

  public void remove(UUID user) {
    identities.remove(user);
  }

  /** How often it was asked. */
  public int reads() {
    return reads.get();
  }

  @Override
  public Optional<Identity> find(UUID user) {
    reads.incrementAndGet();
    return Optional.ofNullable(identities.get(user));
  }
}
