package org.dreamlms.infra.acceptance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A file that a book has in the object store beside what the stand-in gave it.
 *
 * @param path in the book
 */
record StoredFile(String path, byte[] bytes) {
  private static final int RATE = 44_100;
  private static final int BYTES_A_SECOND = RATE * 4;

  /** A sound too long for one answer of a function: stereo, 16 bits, 176 kB a second. */
  static StoredFile sound(String path, int seconds) {
    byte[] samples = new byte[seconds * BYTES_A_SECOND];
    for (int i = 0; i < samples.length; i += 2) {
      short level = (short) (8_000 * Math.sin(2 * Math.PI * 440 * (i / 4) / RATE));
      samples[i] = (byte) level;
      samples[i + 1] = (byte) (level >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 2, true, false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (AudioInputStream in =
        new AudioInputStream(
            new ByteArrayInputStream(samples), format, samples.length / format.getFrameSize())) {
      AudioSystem.write(in, AudioFileFormat.Type.WAVE, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new StoredFile(path, out.toByteArray());
  }

  /**
   * @param store the {@code BOOKS_S3_*} settings of the functions
   * @param link to any file of the book
   */
  void put(Map<String, String> store, URI link) {
    String book = link.getRawPath().replaceFirst("/[^/]+(/[^/]+/books/[^/]+/).*", "$1");
    Client.Reply reply = Client.upload(OldLink.toPut(Instant.now(), store, book + path), bytes);
    if (reply.status() != 200) {
      throw new AssertionError("The store refused " + path + ": " + reply.text());
    }
  }

  String sha256() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
