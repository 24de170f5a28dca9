package org.dreamlms.lib.hybridcache;

import org.jspecify.annotations.Nullable;

/**
 * What one environment knows of the vector, as a value: replies to its polls turn one into the
 * next, in whatever order they come back.
 *
 * <p>Within one incarnation readings are merged, so that order does not matter. Of two incarnations
 * only the order in which they were asked for tells which is the present one, hence the ticket.
 *
 * @param vector null before the first reply
 * @param adoption how many incarnations were adopted
 */
record Epoch(@Nullable EpochVector vector, long adoption) {
  static final Epoch NOTHING = new Epoch(null, 0);

  /**
   * What was known when a poll began.
   *
   * @param incarnation null when nothing was
   */
  record Ticket(@Nullable String incarnation, long sequence, long adoption) {}

  /** What a reply means. */
  sealed interface Reply {
    /** The environment knows this from now on. */
    record Known(Epoch epoch) implements Reply {}

    /** The reply is older than an incarnation that was adopted meanwhile: worth nothing. */
    record Late() implements Reply {}

    /**
     * The vector counts lower than it did when the poll began: it was restored from a backup. Its
     * incarnation must be replaced before anything is believed again.
     */
    record Broken(String incarnation) implements Reply {}
  }

  Ticket ticket() {
    return vector == null
        ? new Ticket(null, 0, adoption)
        : new Ticket(vector.incarnation(), vector.sequence(), adoption);
  }

  /**
   * @param begun taken before the poll was sent
   * @param read strongly, in one piece
   */
  Reply replied(Ticket begun, EpochVector read) {
    if (vector == null) {
      return new Reply.Known(new Epoch(read, adoption + 1));
    }
    if (!vector.incarnation().equals(read.incarnation())) {
      return begun.adoption() == adoption
          ? new Reply.Known(new Epoch(read, adoption + 1))
          : new Reply.Late();
    }
    boolean lower =
        read.incarnation().equals(begun.incarnation()) && read.sequence() < begun.sequence();
    return lower
        ? new Reply.Broken(read.incarnation())
        : new Reply.Known(new Epoch(vector.merged(read), adoption));
  }
}
