package org.dreamlms.functions.workers;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.dreamlms.lib.dcsclient.Dcs;
import org.dreamlms.lib.dcsclient.DcsPublisher;
import org.dreamlms.lib.dcsclient.FakeDcs;

/** Two publishers and three books. */
@Factory
@Requires(property = DcsInMemory.PROPERTY)
final class DcsInMemory {
  /** Set by tests that want it. */
  static final String PROPERTY = "fake-dcs";

  @Singleton
  @Replaces(Dcs.class)
  FakeDcs dcs() {
    DcsPublisher one = FakeDcs.publisher(1, "Universal ELT");
    DcsPublisher two = FakeDcs.publisher(2, "Işık Yayınları");
    return new FakeDcs()
        .with(one)
        .with(two)
        .with(FakeDcs.book(12, one, "BRAINS1"))
        .with(FakeDcs.book(13, one, "BRAINS2"))
        .with(FakeDcs.book(14, two, "ISIK-A"));
  }
}
