package org.dreamlms.functions.catalog;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.dreamlms.lib.assetlinks.AssetPath;
import org.dreamlms.lib.assetlinks.ConfigPath;
import org.jspecify.annotations.Nullable;

/** Where a client finds what a book's config names. */
final class ConfigAddress {
  /** What a browser may load as a picture or a sound; not {@code javascript:} or {@code data:}. */
  private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

  private ConfigAddress() {}

  /**
   * Reads one path of a config.
   *
   * @param raw as the config spells it
   * @param ours from a path below the book's folder to its address
   * @return our address for a file of the book, its own for what lies elsewhere on the web, and
   *     none for what is neither
   */
  static Optional<String> of(@Nullable String raw, UnaryOperator<String> ours) {
    return switch (ConfigPath.read(raw)) {
      case ConfigPath.Relative(AssetPath path) -> Optional.of(ours.apply(path.value()));
      case ConfigPath.LeftAlone leftAlone ->
          Optional.ofNullable(raw).filter(address -> WEB.matcher(address).matches());
      case ConfigPath.Refused refused -> Optional.empty();
    };
  }

  /** The path below the book's folder, for a file of the book. */
  static Optional<AssetPath> file(@Nullable String raw) {
    return ConfigPath.read(raw) instanceof ConfigPath.Relative(AssetPath path)
        ? Optional.of(path)
        : Optional.empty();
  }
}
