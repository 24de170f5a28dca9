package org.dreamlms.lib.hybridcache;

/**
 * Hears what each request cost, in the units that DynamoDB charges. A write whose condition did not
 * hold is charged too, though DynamoDB does not say so: it is counted as one unit, which it is for
 * items up to 1 KB. What a cancelled transaction costs is not known, and not counted. Called on the
 * thread of the request; must neither block nor throw.
 */
public interface ConsumedCapacity {
  /** Nobody counts. */
  ConsumedCapacity IGNORED =
      new ConsumedCapacity() {
        @Override
        public void read(double units) {}

        @Override
        public void written(double units) {}
      };

  void read(double units);

  void written(double units);
}
