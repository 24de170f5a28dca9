package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store of books' files must do. */
abstract class BookFilesContract {
  static final BookPrefix BOOK = new BookPrefix(7, "Çınar Yayınları", "Işık + 1");
  private static final int SIZE = 1000;
  private static final BookFiles.Wish ALL = file -> Integer.MAX_VALUE;
  private static final byte[] BYTES = bytes();

  abstract BookFiles files();

  abstract void put(BookPrefix book, String path, byte[] bytes);

  @Test
  void a_file_comes_whole_with_its_size_and_a_tag() {
    put(BOOK, "audio/1.mp3", BYTES);

    FileRead.Piece piece = piece("audio/1.mp3", null, ALL);

    assertThat(piece.bytes()).isEqualTo(BYTES);
    assertThat(piece.first()).isZero();
    assertThat(piece.file().size()).isEqualTo(SIZE);
    assertThat(piece.file().tag()).matches("\"[^\"]+\"");
    assertThat(piece("audio/1.mp3", null, ALL)).isEqualTo(piece);
  }

  @Test
  void other_bytes_have_another_tag() {
    put(BOOK, "a.png", BYTES);
    String before = piece("a.png", null, ALL).file().tag();
    byte[] changed = BYTES.clone();
    changed[5]++;
    put(BOOK, "a.png", changed);

    assertThat(piece("a.png", null, ALL).file().tag()).isNotEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 999",
    "10, 19",
    "990, 999",
    "990, 5000",
    "999, 999",
    "0, 1125899906842624"
  })
  void a_part_is_cut_to_what_is_there(long first, long last) {
    put(BOOK, "a.png", BYTES);

    FileRead.Piece piece = piece("a.png", new ByteRange.FromTo(first, last), ALL);

    assertThat(piece.first()).isEqualTo(first);
    assertThat(piece.bytes())
        .isEqualTo(Arrays.copyOfRange(BYTES, (int) first, (int) Math.min(SIZE, last + 1)));
    assertThat(piece.file()).isEqualTo(piece("a.png", null, ALL).file());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 10, 1000, 1001, 1125899906842624L})
  void an_end_is_all_of_a_shorter_file(long length) {
    put(BOOK, "a.png", BYTES);

    FileRead.Piece piece = piece("a.png", new ByteRange.Last(length), ALL);

    int first = (int) Math.max(0, SIZE - length);
    assertThat(piece.first()).isEqualTo(first);
    assertThat(piece.bytes()).isEqualTo(Arrays.copyOfRange(BYTES, first, SIZE));
  }

  @Test
  void a_part_behind_the_end_is_none_and_says_how_long_the_file_is() {
    put(BOOK, "a.png", BYTES);
    FileFacts facts = piece("a.png", null, ALL).file();

    assertThat(read("a.png", new ByteRange.FromTo(1000, 2000), ALL))
        .isEqualTo(new FileRead.NoSuchRange(facts));
    assertThat(read("a.png", new ByteRange.Last(0), ALL))
        .isEqualTo(new FileRead.NoSuchRange(facts));
  }

  @Test
  void an_empty_file_is_whole_and_has_no_part() {
    put(BOOK, "empty.txt", new byte[0]);

    assertThat(piece("empty.txt", null, ALL).bytes()).isEmpty();
    assertThat(read("empty.txt", new ByteRange.FromTo(0, 9), ALL))
        .isInstanceOf(FileRead.NoSuchRange.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 1000, 2000})
  void no_more_comes_than_is_wished_for(int most) {
    put(BOOK, "a.png", BYTES);

    assertThat(piece("a.png", null, file -> most).bytes())
        .isEqualTo(Arrays.copyOf(BYTES, Math.min(most, SIZE)));
    assertThat(piece("a.png", new ByteRange.Last(500), file -> most).bytes())
        .isEqualTo(Arrays.copyOfRange(BYTES, 500, 500 + Math.min(most, 500)));
  }

  @Test
  void whoever_wishes_knows_the_file() {
    put(BOOK, "a.png", BYTES);
    FileFacts facts = piece("a.png", null, ALL).file();

    FileRead.Piece none = piece("a.png", null, file -> file.equals(facts) ? 0 : 7);

    assertThat(none).isEqualTo(new FileRead.Piece(facts, 0, new byte[0]));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b+c&d=e#f?.png", "İ/ı.png", "e\u0301.png", "％．／.png", "a%2fb.png"})
  void a_name_is_that_of_its_object_whatever_its_characters(String path) {
    put(BOOK, path, BYTES);

    assertThat(piece(path, null, ALL).bytes()).isEqualTo(BYTES);
  }

  @Test
  void what_is_not_there_is_absent() {
    put(BOOK, "images/1.png", BYTES);

    assertThat(read("images/2.png", null, ALL)).isEqualTo(new FileRead.Absent());
    assertThat(read("images", null, ALL)).isEqualTo(new FileRead.Absent());
    assertThat(read("images/2.png", new ByteRange.FromTo(0, 1), ALL))
        .isEqualTo(new FileRead.Absent());
    assertThat(
            files()
                .read(
                    new BookPrefix(7, "Çınar Yayınları", "Işık"),
                    new AssetPath("images/1.png"),
                    null,
                    ALL))
        .isEqualTo(new FileRead.Absent());
  }

  FileRead.Piece piece(String path, @Nullable ByteRange range, BookFiles.Wish wish) {
    FileRead read = read(path, range, wish);
    assertThat(read).isInstanceOf(FileRead.Piece.class);
    return (FileRead.Piece) read;
  }

  FileRead read(String path, @Nullable ByteRange range, BookFiles.Wish wish) {
    return files().read(BOOK, new AssetPath(path), range, wish);
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[SIZE];
    new Random(3).nextBytes(bytes);
    return bytes;
  }
}
