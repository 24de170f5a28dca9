package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Paths made of the pieces that path rules break on. */
class PathPropertiesTest {
  private static final int PATHS = 100_000;
  private static final BookPrefix BOOK = new BookPrefix(7, "P+ş", "B 1");
  private static final AssetLinks LINKS =
      AssetLinks.to(
          new S3Target(
              URI.create("https://files.school.example"),
              URI.create("https://files.school.example"),
              "us-east-1",
              true,
              "publishers",
              S3Credentials.lasting("key", "secret")),
          PublisherInPath.NAME,
          InstantSource.fixed(Instant.parse("2026-11-21T08:07:00Z")));
  private static final String[] PIECES = {
    "/",
    "/",
    "/",
    "//",
    ".",
    "..",
    "./",
    "../",
    "\\",
    "..\\",
    "books",
    "books/",
    "books/R/",
    "./books/R/",
    "images",
    "a",
    "İ",
    "ı",
    "e\u0301",
    "．",
    "／",
    "\u2215",
    "\u202e",
    "\u200d",
    " ",
    "%2e",
    "%252e",
    "%2f",
    "%5c",
    "%00",
    "%c0%ae",
    "\u0000",
    "\r",
    "\n",
    "\t",
    "\u007f",
    "\u0085",
    "\ud83d",
    "\ufffd",
    "\udc00",
    "\ud83d\ude00",
    ":",
    "http:",
    "//x",
    "?",
    "#",
    ";",
    "*",
    "|",
    "<",
    ">",
    "\"",
    "1.png",
    "..."
  };

  @Tag("PS1")
  @Tag("PS6")
  @Test
  void no_path_of_a_config_leaves_its_book() {
    RandomGenerator random = seeded();
    int paths = 0;
    for (int i = 0; i < PATHS; i++) {
      if (ConfigPath.read(generated(random)) instanceof ConfigPath.Relative(AssetPath path)) {
        paths++;
        assertStaysInside(path);
        if (!beginsLikeARawPath(path)) {
          assertThat(ConfigPath.read(path.value()))
              .isIn(new ConfigPath.Relative(path), new ConfigPath.LeftAlone());
        }
      }
    }
    assertThat(paths).isGreaterThan(PATHS / 50);
  }

  @Tag("PS1")
  @Test
  void no_path_of_a_client_leaves_its_book() {
    RandomGenerator random = seeded();
    int paths = 0;
    for (int i = 0; i < PATHS; i++) {
      if (RequestedPath.read(generated(random)) instanceof RequestedPath.Accepted(AssetPath path)) {
        paths++;
        assertStaysInside(path);
        if (!beginsLikeARawPath(path)) {
          assertThat(RequestedPath.read(path.value())).isEqualTo(new RequestedPath.Accepted(path));
        }
      }
    }
    assertThat(paths).isGreaterThan(PATHS / 50);
  }

  @Test
  void whatever_a_client_may_ask_for_is_the_same_file_as_in_a_config() {
    RandomGenerator random = seeded();
    for (int i = 0; i < PATHS; i++) {
      String value = generated(random);
      if (RequestedPath.read(value) instanceof RequestedPath.Accepted(AssetPath path)) {
        assertThat(ConfigPath.read(value)).isEqualTo(new ConfigPath.Relative(path));
      }
    }
  }

  @Tag("PS1")
  @Tag("PS2")
  @Tag("PS3")
  @Test
  void every_path_of_a_client_is_taken_exactly_or_refused_as_another_reader_of_the_rules_says() {
    RandomGenerator random = seeded();
    int paths = 0;
    for (int i = 0; i < PATHS; i++) {
      String value = generated(random);
      Optional<String> expected = RuleReader.read(value);
      switch (RequestedPath.read(value)) {
        case RequestedPath.Accepted(AssetPath path) -> {
          paths++;
          assertThat(expected).as(value).contains(path.value());
          assertOpensOnly(path);
        }
        case RequestedPath.Refused refused -> assertThat(expected).as(value).isEmpty();
      }
    }
    assertThat(paths).isGreaterThan(PATHS / 50);
  }

  @Tag("PS4")
  @Tag("PS5")
  @Test
  void whatever_is_done_to_a_link_of_ours_it_opens_a_file_of_its_book_or_nothing() {
    RandomGenerator random = seeded();
    String ours = LINKS.book(BOOK, new AssetPath("images/M1/a b+1.png")).url().toString();
    String folder = ours.substring(0, ours.indexOf("images/"));
    int recognised = 0;
    for (int i = 0; i < PATHS; i++) {
      String link = changed(ours, random);
      Optional<AssetPath> path = LINKS.recogniseOwn(link, BOOK);
      if (path.isPresent()) {
        recognised++;
        assertStaysInside(path.get());
        assertThat(link).startsWith(folder + UriEncoding.path(path.get().value()) + "?X-Amz-");
        assertOpensOnly(path.get());
      } else if (onlyAValueChanged(ours, link)) {
        throw new AssertionError("refused, although only a value of the query changed: " + link);
      }
      // Taken for a path, it is none: an address has a colon.
      if (path.isEmpty() && link.contains(":")) {
        assertThat(LINKS.requested(link, BOOK)).isInstanceOf(RequestedPath.Refused.class);
      }
    }
    assertThat(recognised).isGreaterThan(PATHS / 50);
  }

  @Tag("PS7")
  @Test
  void no_name_of_a_publisher_or_a_book_leads_out_of_its_place() {
    RandomGenerator random = seeded();
    int names = 0;
    for (int i = 0; i < PATHS; i++) {
      String publisher = generated(random);
      String book = generated(random);
      try {
        BookPrefix prefix = new BookPrefix(7, publisher, book);
        names++;
        String key = prefix.key(PublisherInPath.NAME, new AssetPath("a.png")).value();
        assertThat(key.split("/", -1)).containsExactly(publisher, "books", book, "a.png");
        assertThat(publisher).isNotIn(".", "..");
        assertThat(book).isNotIn(".", "..");
      } catch (UnsafeNameException refused) {
        assertThat(isName(publisher) && isName(book)).as(publisher + " " + book).isFalse();
      }
    }
    assertThat(names).isGreaterThan(PATHS / 200);
  }

  /** The link, read by another than its writer, names this object, and has our parameters only. */
  private static void assertOpensOnly(AssetPath path) {
    URI link = LINKS.book(BOOK, path).url();
    assertThat(link.getRawAuthority()).isEqualTo("files.school.example");
    assertThat(link.getPath()).isEqualTo("/publishers/P+ş/books/B 1/" + path.value());
    assertThat(link.getRawFragment()).isNull();
    assertThat(link.getRawQuery())
        .startsWith("X-Amz-Algorithm=")
        .doesNotContain("&expires", "path");
  }

  private static boolean isName(String text) {
    return !text.isBlank()
        && !text.equals(".")
        && !text.equals("..")
        && text.indexOf('/') < 0
        && text.chars().noneMatch(c -> c < 0x20 || (c >= 0x7f && c <= 0x9f))
        && RuleReader.isWhole(text)
        && text.getBytes(StandardCharsets.UTF_8).length <= 1024;
  }

  /** One to three pieces put in, taken out or put in the place of what was there. */
  private static String changed(String link, RandomGenerator random) {
    StringBuilder changed = new StringBuilder(link);
    int changes = random.nextInt(1, 4);
    for (int i = 0; i < changes; i++) {
      int from = random.nextInt(changed.length());
      int to = Math.min(changed.length(), from + random.nextInt(3));
      String piece = random.nextInt(4) == 0 ? "" : PIECES[random.nextInt(PIECES.length)];
      changed.replace(from, to, piece);
    }
    return changed.toString();
  }

  /** Whether all but the digits of the signature, which stands last, is as it was. */
  private static boolean onlyAValueChanged(String ours, String link) {
    String before =
        ours.substring(0, ours.indexOf("&X-Amz-Signature=") + "&X-Amz-Signature=".length());
    return link.startsWith(before) && link.substring(before.length()).matches("[0-9a-zA-Z.]*");
  }

  private static void assertStaysInside(AssetPath path) {
    String value = path.value();
    boolean inside =
        !value.startsWith("/")
            && Arrays.stream(value.split("/", -1))
                .noneMatch(
                    segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."))
            && value.chars().noneMatch(Character::isISOControl);
    assertThat(inside).as(value).isTrue();
  }

  /** An inner folder called "books" would be taken for the author's folder the second time. */
  private static boolean beginsLikeARawPath(AssetPath path) {
    String[] segments = path.value().split("/", -1);
    return segments.length >= 3 && segments[0].equals("books");
  }

  private static String generated(RandomGenerator random) {
    StringBuilder path = new StringBuilder();
    int pieces = random.nextInt(1, 9);
    for (int i = 0; i < pieces; i++) {
      path.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return path.toString();
  }

  /** Repeat a failure with {@code -Dpaths.seed=<seed>}. */
  private static RandomGenerator seeded() {
    long seed =
        Optional.ofNullable(System.getProperty("paths.seed"))
            .map(Long::valueOf)
            .orElseGet(() -> new Random().nextLong());
    System.out.println("paths.seed=" + seed);
    return new Random(seed);
  }
}
