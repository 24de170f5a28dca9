package org.dreamlms.lib.assetlinks;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks for in {@code ?path=} (LMS contract 2.4): stricter than {@link ConfigPath},
 * since it is no author who writes it. The value is the parameter's, decoded once.
 */
public sealed interface RequestedPath {
  /** A file of the book. */
  record Accepted(AssetPath path) implements RequestedPath {}

  /** Answered by 400, without a signature and without a call to DCS. */
  record Refused(PathRefusal reason) implements RequestedPath {}

  /**
   * Reads a path as the player sends it: as it stands in the config ({@code
   * ./books/<Folder>/images/1.png}), or cleaned ({@code images/1.png}).
   */
  static RequestedPath read(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return new Refused(PathRefusal.EMPTY);
    }
    Optional<PathRefusal> refusal = AssetPath.characters(value).or(() -> Strictness.of(value));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    return switch (PathReader.read(value)) {
      case PathReader.Path(AssetPath path) -> new Accepted(path);
      case PathReader.NoPath(PathRefusal reason) -> new Refused(reason);
    };
  }

  /** The rules that only a client's path is held to. */
  final class Strictness {
    /**
     * Those of the contract; {@code ;}, which some servers take for the start of parameters; and
     * the character that stands where a decoder met bytes that are no UTF-8, such as {@code
     * %c0%ae}.
     */
    private static final Pattern FORBIDDEN = Pattern.compile("[<>\"|*?\\\\:;\ufffd]");

    /**
     * A dot, percent sign, backslash, control character or overlong form that is still encoded: no
     * author names a file so, but whoever decodes a second time would find a way up.
     */
    private static final Pattern ENCODED_AGAIN =
        Pattern.compile("%(2[5e]|5c|[01][0-9a-f]|7f|c[01])", Pattern.CASE_INSENSITIVE);

    private static final Pattern LEADING_DOTS = Pattern.compile("^(\\./)+");
    private static final Pattern NOT_CANONICAL = Pattern.compile("^/|//|/$|(^|/)\\.(/|$)");

    private Strictness() {}

    static Optional<PathRefusal> of(String value) {
      if (value.contains("..")) {
        return Optional.of(PathRefusal.PARENT_SEGMENT);
      }
      if (FORBIDDEN.matcher(value).find() || ENCODED_AGAIN.matcher(value).find()) {
        return Optional.of(PathRefusal.FORBIDDEN_CHARACTER);
      }
      String path = LEADING_DOTS.matcher(value).replaceFirst("");
      if (path.isBlank()) {
        return Optional.of(PathRefusal.EMPTY);
      }
      return NOT_CANONICAL.matcher(path).find()
          ? Optional.of(PathRefusal.NOT_CANONICAL)
          : Optional.empty();
    }
  }
}
