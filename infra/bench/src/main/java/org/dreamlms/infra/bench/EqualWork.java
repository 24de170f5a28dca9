package org.dreamlms.infra.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;

/** Whether the rivals answer what the product answers: otherwise a ratio compares two things. */
final class EqualWork {
  private final Rivals rivals;
  private final Path folder;

  EqualWork(Rivals rivals, Path folder) {
    this.rivals = rivals;
    this.folder = folder;
  }

  /**
   * What they have in common.
   *
   * @throws IllegalStateException when they differ in status, names of headers, content type or a
   *     byte of the body
   */
  String check() {
    Seen ours = Seen.of(Rivals.answerOf(rivals.catalog(), rivals.list(), folder));
    for (var rival : List.of(rivals.events(), rivals.cached())) {
      Seen theirs = Seen.of(Rivals.answerOf(rival, rivals.list(), folder));
      if (!theirs.equals(ours)) {
        throw new IllegalStateException(
            rival.name() + " does other work:\n" + theirs + "\nand we:\n" + ours);
      }
    }
    return "product and floors answer "
        + ours.status()
        + ", "
        + ours.type()
        + ", the same headers, and the same "
        + ours.body().getBytes(StandardCharsets.UTF_8).length
        + " bytes";
  }

  /** What is compared of an answer; the request's id differs. */
  record Seen(int status, String type, Set<String> headers, String body) {
    static Seen of(byte[] payload) {
      GatewayAnswer answer = Rivals.read(payload);
      Set<String> names = new TreeSet<>(answer.headers().stream().map(Header::name).toList());
      String type =
          answer.headers().stream()
              .filter(header -> header.is("content-type"))
              .map(Header::value)
              .findFirst()
              .orElse("");
      return new Seen(
          answer.status(), type, names, new String(answer.body(), StandardCharsets.UTF_8));
    }
  }
}
