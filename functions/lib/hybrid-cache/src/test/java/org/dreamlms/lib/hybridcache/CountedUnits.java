package org.dreamlms.lib.hybridcache;

/** What a store spent since it was last asked. */
final class CountedUnits implements ConsumedCapacity {
  record Units(double read, double written) {}

  private double read;
  private double written;

  @Override
  public synchronized void read(double units) {
    read += units;
  }

  @Override
  public synchronized void written(double units) {
    written += units;
  }

  synchronized Units since() {
    Units units = new Units(read, written);
    read = 0;
    written = 0;
    return units;
  }
}
