package org.dreamlms.lib.bookcatalog.content;

import org.jspecify.annotations.Nullable;

/**
 * A video that a page plays.
 *
 * @param path raw, as the book spells it; subtitles may stand beside it, ending in {@code .srt}
 * @param poster raw path of the picture shown before it plays
 */
public record PageVideo(String path, @Nullable String poster, @Nullable String title, Area area) {}
