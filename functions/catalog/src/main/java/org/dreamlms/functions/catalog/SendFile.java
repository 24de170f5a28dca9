package org.dreamlms.functions.catalog;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.dreamlms.lib.assetlinks.AssetLinks;
import org.dreamlms.lib.assetlinks.BookFiles;
import org.dreamlms.lib.assetlinks.ByteRange;
import org.dreamlms.lib.assetlinks.FileFacts;
import org.dreamlms.lib.assetlinks.FileRead;
import org.dreamlms.lib.assetlinks.SniffedType;
import org.dreamlms.lib.bookcatalog.FileValidator;
import org.dreamlms.lib.bookcatalog.FileValidators;
import org.dreamlms.lib.lambdahttp.RawAnswer;
import org.dreamlms.lib.problems.ProblemExceptionHandler;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the bytes of a file, in whole or in part (RFC 9110 sections 13 and 14), or sends the
 * client to the store for what is too long for a Lambda.
 *
 * <pre>
 * no Range, up to 4 MiB    200
 * no Range, longer         307 to a presigned link
 * one Range                206, at most 4 MiB from its beginning; 416 behind the end
 * several, or no range     as without Range
 * If-None-Match            304
 * </pre>
 *
 * <p>Who has a version is answered from the cache of validators where that knows it, without the
 * store; everybody else by the store itself.
 */
@Singleton
final class SendFile {
  /** In Base64 5.6 of the 6 MB that a Lambda may answer with. */
  static final int MOST = 4 << 20;

  /**
   * As long as entries of the catalog live: a file that DCS replaced is asked for by its tag then.
   */
  static final String CACHE_CONTROL = "private, max-age=600";

  private final BookFiles files;
  private final FileTypes types;
  private final AssetLinks links;
  private final FileValidators validators;

  SendFile(BookFiles files, FileTypes types, AssetLinks links, FileValidators validators) {
    this.files = files;
    this.types = types;
    this.links = links;
    this.validators = validators;
  }

  /**
   * @throws org.dreamlms.lib.problems.ProblemException 404 when the book has no such file
   */
  MutableHttpResponse<?> send(HttpRequest<?> request, BookFile file) {
    if (!EntityTags.isConditional(request)) {
      return stored(request, file);
    }
    FileValidator validator = validators.file(file.book(), file.path().value());
    Optional<String> unchanged = validator.unchanged(tag -> EntityTags.clientHas(request, tag));
    return unchanged.isPresent()
        ? notModified(unchanged.get())
        : validator.reading(
            () -> stored(request, file),
            response -> Optional.ofNullable(response.getHeaders().get(HttpHeaders.ETAG)));
  }

  private MutableHttpResponse<?> stored(HttpRequest<?> request, BookFile file) {
    ByteRange range = RangeHeader.read(request, MOST).orElse(null);
    return range == null ? whole(request, file) : part(request, file, range);
  }

  private MutableHttpResponse<?> whole(HttpRequest<?> request, BookFile file) {
    FileRead read =
        read(
            file,
            null,
            facts -> facts.size() > MOST || EntityTags.clientHas(request, facts.tag()) ? 0 : MOST);
    return switch (read) {
      case FileRead.Absent absent -> throw NotFound.file();
      case FileRead.NoSuchRange never -> throw NotFound.file();
      case FileRead.Piece piece -> {
        if (EntityTags.clientHas(request, piece.file().tag())) {
          yield notModified(piece.file().tag());
        }
        yield piece.file().size() > MOST
            ? elsewhere(file)
            : described(request, HttpResponse.ok(piece.bytes()), file, piece);
      }
    };
  }

  private MutableHttpResponse<?> part(HttpRequest<?> request, BookFile file, ByteRange range) {
    FileRead read =
        read(
            file,
            range,
            facts ->
                EntityTags.clientHas(request, facts.tag())
                        || EntityTags.rangeIsOfAnother(request, facts.tag())
                    ? 0
                    : MOST);
    return switch (read) {
      case FileRead.Absent absent -> throw NotFound.file();
      case FileRead.NoSuchRange(FileFacts facts) -> noSuchRange(request, file, range, facts);
      case FileRead.Piece piece -> {
        if (EntityTags.clientHas(request, piece.file().tag())) {
          yield notModified(piece.file().tag());
        }
        yield EntityTags.rangeIsOfAnother(request, piece.file().tag())
            ? whole(request, file)
            : described(request, partial(piece), file, piece);
      }
    };
  }

  private static MutableHttpResponse<byte[]> partial(FileRead.Piece piece) {
    long last = piece.first() + piece.bytes().length - 1;
    return HttpResponse.<byte[]>status(HttpStatus.PARTIAL_CONTENT)
        .body(piece.bytes())
        .header(
            HttpHeaders.CONTENT_RANGE,
            "bytes " + piece.first() + "-" + last + "/" + piece.file().size());
  }

  private MutableHttpResponse<?> noSuchRange(
      HttpRequest<?> request, BookFile file, ByteRange range, FileFacts facts) {
    if (EntityTags.clientHas(request, facts.tag())) {
      return notModified(facts.tag());
    }
    // The end of an empty file is all of it, which no Content-Range can say.
    boolean endOfNothing =
        facts.size() == 0 && range instanceof ByteRange.Last(long length) && length > 0;
    if (endOfNothing || EntityTags.rangeIsOfAnother(request, facts.tag())) {
      return whole(request, file);
    }
    return ProblemExceptionHandler.respond(
            ProblemType.RANGE_NOT_SATISFIABLE,
            "The file ends before the part that was asked for.",
            List.of(),
            null,
            request)
        .header(HttpHeaders.CONTENT_RANGE, "bytes */" + facts.size());
  }

  /** The link is made for this caller now, so nobody may keep it. */
  private MutableHttpResponse<?> elsewhere(BookFile file) {
    return HttpResponse.temporaryRedirect(links.book(file.prefix(), file.path()).url())
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private FileRead read(BookFile file, @Nullable ByteRange range, BookFiles.Wish wish) {
    return files.read(file.prefix(), file.path(), range, wish);
  }

  private static MutableHttpResponse<?> notModified(String tag) {
    return kept(HttpResponse.notModified(), tag);
  }

  private <T> MutableHttpResponse<T> described(
      HttpRequest<?> request,
      MutableHttpResponse<T> response,
      BookFile file,
      FileRead.Piece piece) {
    SniffedType type = types.of(file, piece);
    RawAnswer.promise(request);
    response
        .header(HttpHeaders.CONTENT_TYPE, type.contentType())
        .header(HttpHeaders.ACCEPT_RANGES, "bytes");
    switch (type.showing()) {
      case SANDBOXED -> response.header("Content-Security-Policy", PictureAnswer.NOTHING_RUNS);
      case SAVED ->
          response
              .header("Content-Security-Policy", PictureAnswer.NOTHING_RUNS)
              .header(HttpHeaders.CONTENT_DISPOSITION, "attachment");
      case PLAYED -> {}
    }
    return kept(response, piece.file().tag());
  }

  private static <T> MutableHttpResponse<T> kept(MutableHttpResponse<T> response, String tag) {
    return response.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
  }
}
