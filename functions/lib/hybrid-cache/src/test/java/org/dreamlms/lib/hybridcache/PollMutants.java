package org.dreamlms.lib.hybridcache;

import org.dreamlms.lib.hybridcache.Epoch.Reply;
import org.dreamlms.lib.hybridcache.Epoch.Ticket;

/** Wrong ways to take in what a poll brings. */
final class PollMutants {
  static final class NoMonotoneMerge extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      return epoch.replied(begun, read) instanceof Reply.Known known
          ? new Reply.Known(new Epoch(read, known.epoch().adoption()))
          : epoch.replied(begun, read);
    }
  }

  /** The sequence is read after the buckets, and entries are stamped anew by it. */
  static final class Torn extends ModelRules {
    @Override
    boolean isTorn() {
      return true;
    }
  }

  /** Safe: a sequence that runs ahead does no harm where only fetches are stamped... */
  static final class TornAlone extends FetchMutants.KeepsItsStamp {
    @Override
    boolean isTorn() {
      return true;
    }
  }

  static final class BucketsNotMerged extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      EpochVector old = epoch.vector();
      Reply reply = epoch.replied(begun, read);
      return reply instanceof Reply.Known
              && old != null
              && old.incarnation().equals(read.incarnation())
          ? new Reply.Known(
              new Epoch(
                  ModelVectors.copy(read, read.sequence(), read.exactFrom(), old),
                  epoch.adoption()))
          : reply;
    }
  }

  static final class LateReplaces extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      Reply reply = epoch.replied(begun, read);
      return reply instanceof Reply.Late
          ? new Reply.Known(new Epoch(read, epoch.adoption() + 1))
          : reply;
    }
  }

  static final class AdoptionNotCounted extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      return epoch.replied(begun, read) instanceof Reply.Known known
          ? new Reply.Known(new Epoch(known.epoch().vector(), 0))
          : epoch.replied(begun, read);
    }
  }

  static final class NewLifeMerged extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      EpochVector old = epoch.vector();
      if (old == null || old.incarnation().equals(read.incarnation())) {
        return epoch.replied(begun, read);
      }
      long sequence = Math.max(old.sequence(), read.sequence());
      EpochVector renamed = ModelVectors.copy(read, sequence, read.exactFrom(), old);
      return new Reply.Known(new Epoch(renamed.merged(read), epoch.adoption() + 1));
    }
  }

  static final class NewLifeRefused extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      EpochVector old = epoch.vector();
      return old == null || old.incarnation().equals(read.incarnation())
          ? epoch.replied(begun, read)
          : new Reply.Late();
    }
  }

  static final class RestoredAccepted extends ModelRules {
    @Override
    Reply replied(Epoch epoch, Ticket begun, EpochVector read) {
      EpochVector old = epoch.vector();
      Reply reply = epoch.replied(begun, read);
      return reply instanceof Reply.Broken && old != null
          ? new Reply.Known(new Epoch(old.merged(read), epoch.adoption()))
          : reply;
    }
  }

  static final class NeverDoubts extends ModelRules {
    @Override
    boolean doubts() {
      return false;
    }
  }

  private PollMutants() {}
}
