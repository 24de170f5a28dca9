package org.dreamlms.infra.bench;

/**
 * How much is measured.
 *
 * @param rounds how often everything is repeated; a ratio is taken within each
 * @param books in the list, one page of it
 * @param warmUp invocations of each process before the measured ones
 * @param measured invocations of each process and round
 * @param block invocations of one process before it is the next one's turn
 * @param driftEarly number of the invocation at which the drift is first looked at
 * @param driftLate the same for the last look
 * @param driftWindow invocations around such a look
 * @param training invocations while an AOT cache is made
 * @param paths of a presigned batch
 * @param batches of presigned paths in a process, after the first
 * @param iterations of a benchmark of JMH, and as many before to warm up
 * @param iterationMillis how long such an iteration is, in ms
 */
record Plan(
    int rounds,
    int books,
    int warmUp,
    int measured,
    int block,
    int driftEarly,
    int driftLate,
    int driftWindow,
    int training,
    int paths,
    int batches,
    int iterations,
    int iterationMillis) {

  static final Plan FULL =
      new Plan(7, 20, 3_000, 2_000, 250, 1_000, 10_000, 500, 100, 2_000, 11, 5, 300);

  /** Only shows that everything runs: its figures say nothing. */
  static final Plan SMOKE = new Plan(1, 20, 40, 40, 20, 30, 90, 20, 5, 20, 2, 1, 20);

  Plan withRounds(int number) {
    return new Plan(
        number,
        books,
        warmUp,
        measured,
        block,
        driftEarly,
        driftLate,
        driftWindow,
        training,
        paths,
        batches,
        iterations,
        iterationMillis);
  }
}
