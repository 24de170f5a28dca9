package org.dreamlms.lib.assetlinks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Files of books in memory. */
public final class FakeBookFiles implements BookFiles {
  private record Place(BookPrefix book, String path) {}

  private final Map<Place, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> reads = new ArrayList<>();
  private volatile @Nullable RuntimeException failure;

  public void put(BookPrefix book, String path, byte[] bytes) {
    files.put(new Place(book, path), bytes.clone());
  }

  /** Until {@link #clear}. */
  public void failing(RuntimeException failure) {
    this.failure = failure;
  }

  public void clear() {
    files.clear();
    reads.clear();
    failure = null;
  }

  /** What was read since {@link #clear}: paths, with the range where there was one. */
  public List<String> reads() {
    return List.copyOf(reads);
  }

  @Override
  public FileRead read(BookPrefix book, AssetPath path, @Nullable ByteRange range, Wish wish) {
    RuntimeException fails = failure;
    if (fails != null) {
      throw fails;
    }
    reads.add(path.value() + (range == null ? "" : " " + range.header()));
    byte[] bytes = files.get(new Place(book, path.value()));
    return bytes == null ? new FileRead.Absent() : read(bytes, range, wish);
  }

  private static FileRead read(byte[] bytes, @Nullable ByteRange range, Wish wish) {
    FileFacts facts = new FileFacts(bytes.length, tag(bytes));
    long size = bytes.length;
    long first =
        switch (range) {
          case null -> 0;
          case ByteRange.FromTo(long from, long to) -> from;
          case ByteRange.Last(long length) -> length == 0 ? size : Math.max(0, size - length);
        };
    if (range != null && first >= size) {
      return new FileRead.NoSuchRange(facts);
    }
    long end =
        range instanceof ByteRange.FromTo(long from, long to) ? Math.min(size, to + 1) : size;
    long taken = Math.min(end - first, wish.most(facts));
    return new FileRead.Piece(
        facts, first, Arrays.copyOfRange(bytes, (int) first, (int) (first + taken)));
  }

  private static String tag(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return "\"" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)) + "\"";
  }
}
