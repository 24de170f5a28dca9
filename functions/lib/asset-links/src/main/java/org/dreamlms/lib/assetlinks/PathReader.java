package org.dreamlms.lib.assetlinks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What both kinds of paths from outside have in common. */
final class PathReader {
  sealed interface Reading {}

  record Path(AssetPath path) implements Reading {}

  record NoPath(PathRefusal reason) implements Reading {}

  /** A scheme (a drive letter looks like one, too) or a host. */
  private static final Pattern ADDRESS = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9+.-]*:|//)");

  private PathReader() {}

  static boolean isAddress(String value) {
    return ADDRESS.matcher(value).lookingAt();
  }

  /** Drops what says nothing (empty segments, {@code .}) and a leading {@code books/<Folder>/}. */
  static Reading read(String value) {
    Optional<PathRefusal> refusal = AssetPath.characters(value);
    if (refusal.isPresent()) {
      return new NoPath(refusal.get());
    }
    List<String> segments = new ArrayList<>(List.of(value.split("/", -1)));
    segments.removeIf(segment -> segment.isEmpty() || segment.equals("."));
    // Before the folder is dropped, because that could be the "..".
    if (segments.contains("..")) {
      return new NoPath(PathRefusal.PARENT_SEGMENT);
    }
    boolean inFolder = segments.size() >= 3 && segments.getFirst().equals("books");
    List<String> relative = inFolder ? segments.subList(2, segments.size()) : segments;
    String path = String.join("/", relative);
    return path.isBlank() ? new NoPath(PathRefusal.EMPTY) : new Path(new AssetPath(path));
  }
}
