package org.dreamlms.lib.hybridcache;

/**
 * What an entry was fetched after: it holds everything that was invalidated up to this sequence.
 *
 * @param incarnation which life of the vector counted it; a stamp of another says nothing
 * @param sequence of the vector that was read, strongly, before the fetch began
 */
record Stamp(String incarnation, long sequence) {
  /** Of what was fetched while no vector could be read: true of no vector. */
  static final Stamp NONE = new Stamp("", 0);

  Stamp {
    if (sequence < 0) {
      throw new IllegalArgumentException("A sequence counts from 0: " + sequence);
    }
  }
}
