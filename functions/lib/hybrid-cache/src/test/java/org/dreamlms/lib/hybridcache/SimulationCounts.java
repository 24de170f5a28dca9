package org.dreamlms.lib.hybridcache;

import org.dreamlms.lib.hybridcache.Answer.Quality;
import org.dreamlms.lib.hybridcache.Answer.Source;

/** What happened in one or many schedules: a check that never met anything proves nothing. */
final class SimulationCounts {
  private long answers;
  private long fromNear;
  private long fromShared;
  private long collapsed;
  private long stale;
  private long onError;
  private long unverified;
  private long absent;
  private long unanswered;
  private long eventsAgain;
  private long calls;
  private long polls;
  private long early;
  private long abandoned;
  private long frozenInMidPoll;

  void answered(Answer<?> answer) {
    answers++;
    fromNear += answer.source() == Source.NEAR ? 1 : 0;
    fromShared += answer.source() == Source.SHARED ? 1 : 0;
    collapsed += answer.collapsed() ? 1 : 0;
    stale += answer.quality() == Quality.STALE ? 1 : 0;
    onError += answer.quality() == Quality.STALE_ON_ERROR ? 1 : 0;
    unverified += answer.unverified() ? 1 : 0;
    absent += answer.value() == null ? 1 : 0;
  }

  void unanswered() {
    unanswered++;
  }

  void eventAgain() {
    eventsAgain++;
  }

  void polls(CacheCounts ofEnvironment) {
    polls += ofEnvironment.polls();
    early += ofEnvironment.earlyPolls();
    abandoned += ofEnvironment.abandonedPolls();
  }

  void frozenInMidPoll() {
    frozenInMidPoll++;
  }

  void calls(int ofOrigin) {
    calls += ofOrigin;
  }

  void add(SimulationCounts other) {
    answers += other.answers;
    fromNear += other.fromNear;
    fromShared += other.fromShared;
    collapsed += other.collapsed;
    stale += other.stale;
    onError += other.onError;
    unverified += other.unverified;
    absent += other.absent;
    unanswered += other.unanswered;
    eventsAgain += other.eventsAgain;
    calls += other.calls;
    polls += other.polls;
    early += other.early;
    abandoned += other.abandoned;
    frozenInMidPoll += other.frozenInMidPoll;
  }

  long unansweredReads() {
    return unanswered;
  }

  /** The least of all that ought to have happened. */
  long rarest() {
    return Math.min(
        Math.min(Math.min(fromNear, fromShared), Math.min(collapsed, stale)),
        Math.min(
            Math.min(Math.min(onError, unverified), Math.min(absent, eventsAgain)),
            Math.min(early, Math.min(abandoned, frozenInMidPoll))));
  }

  @Override
  public String toString() {
    return ("answers=%d near=%d shared=%d collapsed=%d stale=%d stale-on-error=%d unverified=%d"
            + " absent=%d unanswered=%d events-again=%d origin-calls=%d polls=%d early=%d"
            + " abandoned=%d frozen-in-mid-poll=%d")
        .formatted(
            answers,
            fromNear,
            fromShared,
            collapsed,
            stale,
            onError,
            unverified,
            absent,
            unanswered,
            eventsAgain,
            calls,
            polls,
            early,
            abandoned,
            frozenInMidPoll);
  }
}
