package org.dreamlms.lib.secrets;

import io.micrometer.core.instrument.Counter;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes secrets that are kept. Asks nobody before one of them is checked or asked for. */
public final class Secrets {
  private final Supplier<SecretReader> reader;
  private final InstantSource clock;
  private final Counter unread;
  private final List<KeptSecret<?>> kept = new CopyOnWriteArrayList<>();

  Secrets(Supplier<SecretReader> reader, InstantSource clock, Counter unread) {
    this.reader = reader;
    this.clock = clock;
    this.unread = unread;
  }

  /**
   * @param setting which says where it is, for the log
   * @param reading what is made of it; throws {@link SecretUnreadable} when nobody gives it, and
   *     {@link IllegalArgumentException} when it cannot be used, with a message that may be logged
   */
  public <T> KeptSecret<T> keep(String setting, Function<SecretReader, T> reading) {
    // Its client is made now, so that a snapshot has its classes; it connects to nobody.
    SecretReader asked = reader.get();
    KeptSecret<T> secret = new KeptSecret<>(setting, () -> reading.apply(asked), clock, unread);
    kept.add(secret);
    return secret;
  }

  void forget() {
    kept.forEach(KeptSecret::forget);
  }
}
