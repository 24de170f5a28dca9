package org.dreamlms.lib.access;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Identities in memory, for tests of functions without a database. */
public final class FakeIdentities implements Identities {
  private final Map<UUID, Identity> identities = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile @Nullable StoreUnavailable failure;

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

  /** From now on it cannot answer. */
  public void fail(boolean outdated) {
    failure = new Down(outdated);
  }

  /** Ends {@link #fail}. */
  public void recover() {
    failure = null;
  }

  /** How often it was asked. */
  public int reads() {
    return reads.get();
  }

  @Override
  public Optional<Identity> find(UUID user) {
    reads.incrementAndGet();
    if (failure != null) {
      throw failure;
    }
    return Optional.ofNullable(identities.get(user));
  }

  private static final class Down extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    private final boolean outdated;

    Down(boolean outdated) {
      super("down, as the test wants it", null);
      this.outdated = outdated;
    }

    @Override
    public boolean outdated() {
      return outdated;
    }
  }
}
