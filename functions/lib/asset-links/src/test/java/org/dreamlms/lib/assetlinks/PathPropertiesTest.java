package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Paths made of the pieces that path rules break on. */
class PathPropertiesTest {
  private static final int PATHS = 100_000;
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
