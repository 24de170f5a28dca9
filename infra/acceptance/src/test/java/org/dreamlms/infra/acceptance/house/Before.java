package org.dreamlms.infra.acceptance.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files as an earlier commit had them. */
final class Before {
  private static final int SECONDS = 20;

  private Before() {}

  /**
   * The text of a file at a revision; empty where there is no git, no such revision or no such
   * file: in an unpacked archive, in a clone of one commit, before the file was added.
   *
   * @param revision as git spells it, {@code HEAD~1}
   */
  static Optional<String> text(String revision, String path) {
    if (!Files.exists(Repository.ROOT.resolve(".git"))) {
      return Optional.empty();
    }
    try {
      Process git =
          new ProcessBuilder("git", "show", revision + ":" + path)
              .directory(Repository.ROOT.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      git.getOutputStream().close();
      String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor(SECONDS, TimeUnit.SECONDS) && git.exitValue() == 0
          ? Optional.of(text)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("Interrupted", e));
    }
  }
}
