package org.dreamlms.lib.dcsclient;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@link Dcs} over HTTP: which address answers what (DCS contract 1.4 to 1.6). */
final class HttpDcs implements Dcs {

  /** Most that DCS allows on one page. It has no order, so few large pages lose least. */
  private static final int PAGE = 1_000;

  /** A DCS that would never end its list does not keep us for ever. */
  private static final int MOST_PAGES = 100;

  /** Most that DCS allows in one batch; 422 beyond. */
  private static final int BATCH = 100;

  private static final Duration SHORTEST_PRESIGN = Duration.ofMinutes(1);
  private static final Duration LONGEST_PRESIGN = Duration.ofDays(1);
  private static final String OCTETS = "application/octet-stream";

  private final SignedInCalls calls;
  private final Paths paths;
  private final Bodies bodies;
  private final DcsLimits limits;

  HttpDcs(SignedInCalls calls, Paths paths, Bodies bodies, DcsLimits limits) {
    this.calls = calls;
    this.paths = paths;
    this.bodies = bodies;
    this.limits = limits;
  }

  @Override
  public void signOut() {
    calls.signOut();
  }

  @Override
  public List<DcsPublisher> publishers() {
    Deadline deadline = calls.deadline();
    Map<Integer, DcsPublisher> byId = new LinkedHashMap<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      Ask ask =
          Ask.rows("publishers", "/publishers/?skip=" + page * PAGE + "&limit=" + PAGE, limits);
      Page read = bodies.object(ask, calls.get(ask, deadline), HttpDcs::page);
      read.rows().forEach(row -> byId.putIfAbsent(row.id(), row));
      OptionalInt total = read.total();
      if (read.rows().isEmpty() || total.isEmpty() || byId.size() >= total.getAsInt()) {
        break;
      }
    }
    return List.copyOf(byId.values());
  }

  private record Page(List<DcsPublisher> rows, OptionalInt total) {}

  private static Page page(JsonNode node) throws IOException {
    return new Page(
        Rows.list(Bodies.member(node, "items"), Rows::publisher), Rows.integer(node.get("total")));
  }

  @Override
  public Optional<DcsPublisher> publisher(int id) {
    Ask ask = Ask.rows("publisher", "/publishers/" + id, limits);
    return calls.find(ask).map(answer -> bodies.object(ask, answer, Rows::publisher));
  }

  @Override
  public Optional<DcsFile> logo(int publisherId) {
    return calls
        .find(Ask.file("logo", "/publishers/" + publisherId + "/logo", limits.picture()))
        .map(HttpDcs::file);
  }

  @Override
  public List<DcsBook> books() {
    return books(Ask.rows("books", "/books/", limits));
  }

  @Override
  public List<DcsBook> booksOf(int publisherId) {
    return books(Ask.rows("books of a publisher", "/books/?publisher_id=" + publisherId, limits));
  }

  private List<DcsBook> books(Ask ask) {
    return bodies.rows(ask, calls.get(ask, calls.deadline()), Rows::book);
  }

  @Override
  public Optional<DcsBook> book(int id) {
    Ask ask = Ask.rows("book", "/books/" + id, limits);
    return calls.find(ask).map(answer -> bodies.object(ask, answer, Rows::book));
  }

  @Override
  public List<DcsBook> booksById(Collection<Integer> ids) {
    Deadline deadline = calls.deadline();
    List<Integer> distinct = ids.stream().distinct().toList();
    List<DcsBook> books = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += BATCH) {
      List<Integer> chunk = distinct.subList(from, Math.min(from + BATCH, distinct.size()));
      String body =
          chunk.stream().map(String::valueOf).collect(Collectors.joining(",", "{\"ids\":[", "]}"));
      Ask ask = Ask.rows("books by id", Ask.Verb.QUERY, "/books/batch", body, limits);
      books.addAll(bodies.rows(ask, calls.get(ask, deadline), Rows::book));
    }
    return List.copyOf(books);
  }

  /**
   * Read as a stored file, which has a validator and is parsed by us; {@code /config} only where
   * DCS does not know {@code /object} at all, since a missing file would be missing there too.
   */
  @Override
  public Reread<DcsConfig> config(BookFolder book, @Nullable String etag) {
    Optional<String> folder = paths.folder(book);
    if (folder.isEmpty()) {
      return new Reread.Absent<>();
    }
    Deadline deadline = calls.deadline();
    Ask stored =
        Ask.file("config", folder.get() + "/object?path=config.json", limits.config())
            .unless(StrongTag.of(etag).orElse(null));
    Answer answer = calls.answer(stored, deadline);
    if (SignedInCalls.isUnknownRoute(answer)) {
      answer =
          calls.answer(Ask.file("config", folder.get() + "/config", limits.config()), deadline);
    }
    return reread(
        stored,
        answer,
        found ->
            new DcsConfig(
                bodies.object(stored, found, node -> node), found.body().length(), tag(found)));
  }

  @Override
  public Reread<DcsFile> cover(BookFolder book, @Nullable String etag) {
    Optional<String> folder = paths.folder(book);
    if (folder.isEmpty()) {
      return new Reread.Absent<>();
    }
    Ask ask =
        Ask.file("cover", folder.get() + "/cover", limits.picture())
            .unless(StrongTag.of(etag).orElse(null));
    return reread(ask, calls.answer(ask, calls.deadline()), HttpDcs::file);
  }

  private static <T> Reread<T> reread(Ask ask, Answer answer, Function<Answer, T> read) {
    if (ask.isConfirmedBy(answer)) {
      return new Reread.Unchanged<>();
    }
    return SignedInCalls.present(ask, answer)
        .<Reread<T>>map(found -> new Reread.Found<>(read.apply(found), tag(found)))
        .orElseGet(Reread.Absent::new);
  }

  @Override
  public Optional<DcsFile> object(BookFolder book, String path) {
    return ask("object", book, "/object?path=", path, "", limits.object())
        .flatMap(calls::find)
        .map(HttpDcs::file);
  }

  @Override
  public DcsNode tree(BookFolder book) {
    String folder =
        paths
            .folder(book)
            .orElseThrow(() -> new DcsContentInvalid("tree", "a name cannot be part of a path"));
    Ask ask = Ask.file("tree", folder, limits.rows());
    return bodies.object(ask, calls.get(ask, calls.deadline()), Rows::tree);
  }

  @Override
  public Optional<PresignedFile> presigned(BookFolder book, String path, Duration validFor) {
    DcsSettings.within(
        "the validity of a presigned address", validFor, SHORTEST_PRESIGN, LONGEST_PRESIGN);
    String expires = "&expires=" + validFor.toSeconds();
    return ask("presigned", book, "/presigned?path=", path, expires, DcsLimits.LOGIN)
        .flatMap(
            ask -> calls.find(ask).map(answer -> bodies.object(ask, answer, HttpDcs::presigned)));
  }

  private Optional<Ask> ask(
      String operation, BookFolder book, String address, String path, String more, ByteSize limit) {
    return Paths.staysInside(path)
        ? paths
            .folder(book)
            .map(folder -> Ask.file(operation, folder + address + Paths.encode(path) + more, limit))
        : Optional.empty();
  }

  private static PresignedFile presigned(JsonNode node) throws IOException {
    String url = JsonReader.text(node, "url");
    if (url == null) {
      throw new IOException("no url");
    }
    try {
      return new PresignedFile(
          URI.create(url), Duration.ofSeconds(Rows.required(node, "expires_in")));
    } catch (IllegalArgumentException _) {
      throw new IOException("url is none"); // without the cause, which quotes it
    }
  }

  private static DcsFile file(Answer answer) {
    String type = answer.contentType();
    return new DcsFile(answer.body(), type == null ? OCTETS : type, tag(answer));
  }

  private static @Nullable String tag(Answer answer) {
    return StrongTag.of(answer.etag()).map(StrongTag::opaque).orElse(null);
  }
}
