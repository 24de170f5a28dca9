package org.dreamlms.lib.assetlinks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the store itself, over links that we sign for ourselves: the keys are those that sign for
 * browsers and may only read the books bucket. With the JDK's HTTP client: the SDK's would cost a
 * cold start seconds (infra/docs/adr/0006-two-signers.md), and all that is needed of S3 is GET.
 */
final class S3BookFiles implements BookFiles, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(S3BookFiles.class);

  private static final Duration CONNECTING = Duration.ofSeconds(2);

  /** With less time than this an attempt is not worth a connection. */
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(20);

  /** Enough for the code in S3's error document. */
  private static final int ERROR_BYTES = 4096;

  /** From then on S3 and MinIO refuse signatures ("RequestTimeTooSkewed"). */
  private static final Duration SKEW = Duration.ofMinutes(15);

  private final AssetLinks links;
  private final TimeForFiles time;
  private final InstantSource clock;
  private final HttpClient http;

  /**
   * @param links that lead to the store as we reach it, which is not as browsers do
   */
  S3BookFiles(AssetLinks links, TimeForFiles time, InstantSource clock) {
    this.links = links;
    this.time = time;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECTING)
            .build();
  }

  /**
   * @param head null when the answer is no 200 or 206, or one that S3 would not give
   */
  private record Answer(int status, @Nullable StoreHead head, byte[] body, String date) {}

  @Override
  public FileRead read(BookPrefix book, AssetPath path, @Nullable ByteRange range, Wish wish) {
    URI link = links.book(book, path).url();
    Instant end = clock.instant().plus(time.left());
    Answer answer = ask(link, range, wish, end);
    return switch (answer.status()) {
      case 200, 206 -> piece(answer, range);
      case 404 -> new FileRead.Absent();
      // Not every store says there how long the file is.
      case 416 -> range == null ? refused(answer) : noSuchRange(ask(link, null, any -> 0, end));
      case 403 -> forbidden(answer);
      default -> refused(answer);
    };
  }

  private static FileRead piece(Answer answer, @Nullable ByteRange range) {
    StoreHead head = answer.head();
    if (head == null || (range != null && answer.status() != 206)) {
      throw new BookFilesUnavailable("the store does not answer as S3 does", null);
    }
    return new FileRead.Piece(head.file(), head.first(), answer.body());
  }

  private FileRead noSuchRange(Answer whole) {
    StoreHead head = whole.head();
    if (head != null) {
      return new FileRead.NoSuchRange(head.file());
    }
    return whole.status() == 404 ? new FileRead.Absent() : refused(whole);
  }

  /** S3 says so of an absent object too, to a principal that may not list the bucket. */
  private FileRead forbidden(Answer answer) {
    if (skewed(answer.date())) {
      LOG.error("Our clock and that of the books' store differ by more than {}: set it", SKEW);
      throw new BookFilesUnavailable("the clocks differ", null);
    }
    if (!code(answer).equals("AccessDenied")) {
      return refused(answer);
    }
    LOG.warn(
        "The books' store denies a file, taken for absent: grant s3:ListBucket to our principal,"
            + " so that absent files can be told from missing rights");
    return new FileRead.Absent();
  }

  private static FileRead refused(Answer answer) {
    String what = answer.status() + " " + code(answer);
    if (answer.status() < 500) {
      LOG.error("The books' store refuses us with {}: check BOOKS_S3_*", what);
    }
    throw new BookFilesUnavailable("the store answers " + what, null);
  }

  private static String code(Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    int from = text.indexOf("<Code>") + "<Code>".length();
    int to = text.indexOf("</Code>");
    String code = from <= to ? text.substring(from, to) : "";
    return code.matches("[A-Za-z]{1,60}") ? code : "";
  }

  private boolean skewed(String date) {
    try {
      Instant theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return Duration.between(theirs, clock.instant()).abs().compareTo(SKEW) > 0;
    } catch (DateTimeParseException unknown) {
      return false;
    }
  }

  /** Asks again once: a connection that was kept may be dead after a freeze of the Lambda. */
  private Answer ask(URI link, @Nullable ByteRange range, Wish wish, Instant end) {
    try {
      Answer answer = attempt(link, range, wish, end);
      return answer.status() >= 500 ? attempt(link, range, wish, end) : answer;
    } catch (IOException first) {
      try {
        return attempt(link, range, wish, end);
      } catch (IOException second) {
        second.addSuppressed(first);
        throw new BookFilesUnavailable("no connection", second);
      }
    }
  }

  private Answer attempt(URI link, @Nullable ByteRange range, Wish wish, Instant end)
      throws IOException {
    Duration left = Duration.between(clock.instant(), end);
    if (left.compareTo(SHORTEST_ATTEMPT) < 0) {
      throw new BookFilesUnavailable("no time left", null);
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(link).GET();
    if (range != null) {
      request.header("Range", range.header());
    }
    CompletableFuture<HttpResponse<byte[]>> response =
        http.sendAsync(request.build(), head -> body(head, wish));
    return answer(await(response, left));
  }

  private static BodySubscriber<byte[]> body(HttpResponse.ResponseInfo head, Wish wish) {
    return switch (head.statusCode()) {
      case 200, 206 ->
          StoreHead.of(head.statusCode(), head.headers())
              .map(known -> new FirstBytes(wish.most(known.file()), known.coming()))
              .orElseGet(() -> new FirstBytes(0, 0));
      default -> new FirstBytes(ERROR_BYTES, ERROR_BYTES);
    };
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    StoreHead head =
        status == 200 || status == 206
            ? StoreHead.of(status, response.headers()).orElse(null)
            : null;
    return new Answer(
        status, head, response.body(), response.headers().firstValue("date").orElse(""));
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> response, Duration left) throws IOException {
    try {
      return response.get(left.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException tooSlow) {
      response.cancel(true);
      throw new BookFilesUnavailable("no answer within " + left, tooSlow);
    } catch (InterruptedException stopped) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw new BookFilesUnavailable("interrupted", stopped);
    } catch (ExecutionException failed) {
      // Without the address, which is a secret; the client's own messages do not quote it.
      throw failed.getCause() instanceof IOException broken
          ? broken
          : new IOException("The request failed", failed.getCause());
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
