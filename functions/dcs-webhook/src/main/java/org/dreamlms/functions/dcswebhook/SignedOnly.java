package org.dreamlms.functions.dcswebhook;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.dreamlms.lib.dcsevents.Signed;
import org.dreamlms.lib.dcsevents.VerifySignature;
import org.dreamlms.lib.dcsevents.WebhookSignature;
import org.dreamlms.lib.lambdahttp.Gate;
import org.dreamlms.lib.lambdahttp.SentRequest;
import org.dreamlms.lib.problems.ProblemType;

/**
 * Lets in what DCS has signed. Everything else is told the same, at any address, before anything of
 * it is read; its length alone is told apart, as that is no secret and saves its hash.
 */
@Singleton
final class SignedOnly implements Gate {
  /** Bodies of DCS are under 2 KB (DCS contract 2.2). */
  static final int MOST_BODY_BYTES = 64 * 1024;

  private static final Refusal TOO_LONG =
      new Refusal(
          ProblemType.PAYLOAD_TOO_LARGE,
          "A webhook has at most " + MOST_BODY_BYTES / 1024 + " KB.");
  private static final Refusal NOT_SIGNED =
      new Refusal(ProblemType.INVALID_SIGNATURE, ProblemType.INVALID_SIGNATURE.title());

  /** Neither believed nor refused: DCS sends it again. */
  private static final Refusal NOBODY_KNOWS =
      new Refusal(ProblemType.EVENTS_UNAVAILABLE, DeliveryController.SEND_AGAIN);

  private final VerifySignature signature;
  private final DeliveryCounts counts;

  SignedOnly(VerifySignature signature, DeliveryCounts counts) {
    this.signature = signature;
    this.counts = counts;
  }

  @Override
  public Optional<Refusal> refuse(SentRequest request) {
    if (request.isLongerThan(MOST_BODY_BYTES)) {
      return refused(TOO_LONG);
    }
    String header = request.header(WebhookSignature.HEADER).orElse(null);
    return switch (request.bytes().map(b -> signature.verify(b, header)).orElse(Signed.NO)) {
      case YES -> Optional.empty();
      case NO -> refused(NOT_SIGNED);
      case UNKNOWN -> {
        counts.unverified.increment();
        yield Optional.of(NOBODY_KNOWS);
      }
    };
  }

  private Optional<Refusal> refused(Refusal why) {
    counts.refused.increment();
    return Optional.of(why);
  }
}
