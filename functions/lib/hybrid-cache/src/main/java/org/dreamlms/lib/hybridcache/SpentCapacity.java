package org.dreamlms.lib.hybridcache;

import java.util.concurrent.atomic.DoubleAdder;

/** What this environment spent in the table since it began. */
final class SpentCapacity implements ConsumedCapacity {
  private final DoubleAdder read = new DoubleAdder();
  private final DoubleAdder written = new DoubleAdder();
  private final ConsumedCapacity also;

  /**
   * @param also hears the same
   */
  SpentCapacity(ConsumedCapacity also) {
    this.also = also;
  }

  @Override
  public void read(double units) {
    read.add(units);
    also.read(units);
  }

  @Override
  public void written(double units) {
    written.add(units);
    also.written(units);
  }

  /** DynamoDB charges halves and, in indexes, tenths; so this is whole. */
  long readTenths() {
    return Math.round(read.sum() * 10);
  }

  long writtenTenths() {
    return Math.round(written.sum() * 10);
  }
}
