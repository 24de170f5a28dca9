package org.dreamlms.infra.dcsstandin.faults;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that goes wrong.
 *
 * @param pathPrefix compared with the decoded path, and for attempts to deliver a webhook with
 *     {@code /<event>/<id>} such as {@code /book.updated/7}; {@code /} is everything
 * @param status for {@link Kind#STATUS} and {@link Kind#FLAPPING} only
 * @param delay for {@link Kind#SLOW} before the answer, for {@link Kind#DRIP} before each byte, for
 *     {@link Kind#EMPTY_BOOK} between deleting a book's old files and storing its new ones, for
 *     {@link Kind#LATE_ROW} and {@link Kind#DELIVERY_LATE} how late, for {@link
 *     Kind#DELIVERY_TWICE} how much later
 * @param retryAfter the header of a {@link Kind#STATUS} answer, as written
 * @param times how many requests, or attempts, it meets; 0 means until cleared
 */
public record Fault(
    String pathPrefix,
    Kind kind,
    int status,
    Duration delay,
    @Nullable String retryAfter,
    int times) {

  /** How it goes wrong. */
  public enum Kind {
    /** The connection is reset instead of answered. */
    DOWN,
    /** The right answer, late. */
    SLOW,
    /** Another status with a JSON detail (500: plain text). */
    STATUS,
    /** Status 200, {@code application/json}, half a document. */
    MALFORMED,
    /** The right answer, byte by byte. */
    DRIP,
    /** The right head, half the body, then a reset. */
    CUT,
    /** {@link #STATUS} and the right answer by turns, beginning with the status. */
    FLAPPING,
    /**
     * The right answer, after which the connection looks alive and is reset at its next request: as
     * the real one does after each 304.
     */
    LAST_ANSWER,
    /** Makes the window visible in which a book whose content is replaced has no files. */
    EMPTY_BOOK,
    /** A change of a book is answered and announced, and for a while it is read as it was. */
    LATE_ROW,
    /** An attempt to deliver a webhook comes to nothing: whoever it is for never hears of it. */
    DELIVERY_LOST,
    /** An attempt is signed with another secret: whoever it is for refuses it. */
    DELIVERY_FORGED,
    /** An attempt is under way for longer. */
    DELIVERY_LATE,
    /** An attempt arrives once more. */
    DELIVERY_TWICE;

    /** Whether it meets requests as they come in. */
    boolean isOfRequests() {
      return switch (this) {
        case DOWN, SLOW, STATUS, MALFORMED, DRIP, CUT, FLAPPING, LAST_ANSWER -> true;
        case EMPTY_BOOK, LATE_ROW, DELIVERY_LOST, DELIVERY_FORGED, DELIVERY_LATE, DELIVERY_TWICE ->
            false;
      };
    }

    boolean isOfDeliveries() {
      return switch (this) {
        case DELIVERY_LOST, DELIVERY_FORGED, DELIVERY_LATE, DELIVERY_TWICE -> true;
        case DOWN,
            SLOW,
            STATUS,
            MALFORMED,
            DRIP,
            CUT,
            FLAPPING,
            LAST_ANSWER,
            EMPTY_BOOK,
            LATE_ROW ->
            false;
      };
    }
  }

  public Fault {
    if (!pathPrefix.startsWith("/")) {
      throw new IllegalArgumentException("pathPrefix starts with a slash: " + pathPrefix);
    }
    if ((kind == Kind.STATUS || kind == Kind.FLAPPING) && (status < 400 || status > 599)) {
      throw new IllegalArgumentException("status is an error between 400 and 599: " + status);
    }
    if (delay.isNegative() || times < 0) {
      throw new IllegalArgumentException("delay and times are not negative");
    }
  }

  public static Fault down(String pathPrefix) {
    return new Fault(pathPrefix, Kind.DOWN, 0, Duration.ZERO, null, 0);
  }

  public static Fault slow(String pathPrefix, Duration delay) {
    return new Fault(pathPrefix, Kind.SLOW, 0, delay, null, 0);
  }

  public static Fault status(String pathPrefix, int status) {
    return new Fault(pathPrefix, Kind.STATUS, status, Duration.ZERO, null, 0);
  }

  public static Fault malformed(String pathPrefix) {
    return new Fault(pathPrefix, Kind.MALFORMED, 0, Duration.ZERO, null, 0);
  }

  public static Fault drip(String pathPrefix, Duration perByte) {
    return new Fault(pathPrefix, Kind.DRIP, 0, perByte, null, 0);
  }

  public static Fault cut(String pathPrefix) {
    return new Fault(pathPrefix, Kind.CUT, 0, Duration.ZERO, null, 0);
  }

  public static Fault flapping(String pathPrefix, int status) {
    return new Fault(pathPrefix, Kind.FLAPPING, status, Duration.ZERO, null, 0);
  }

  public static Fault lastAnswer(String pathPrefix) {
    return new Fault(pathPrefix, Kind.LAST_ANSWER, 0, Duration.ZERO, null, 0);
  }

  public static Fault emptyBook(Duration window) {
    return new Fault("/", Kind.EMPTY_BOOK, 0, window, null, 0);
  }

  /**
   * @param pathPrefix of the request that changes a book
   */
  public static Fault lateRow(String pathPrefix, Duration late) {
    return new Fault(pathPrefix, Kind.LATE_ROW, 0, late, null, 0);
  }

  /**
   * @param about {@code /<event>/<id>}, or its beginning
   */
  public static Fault deliveryLost(String about) {
    return new Fault(about, Kind.DELIVERY_LOST, 0, Duration.ZERO, null, 0);
  }

  /** As {@link #deliveryLost}. */
  public static Fault deliveryForged(String about) {
    return new Fault(about, Kind.DELIVERY_FORGED, 0, Duration.ZERO, null, 0);
  }

  /** As {@link #deliveryLost}. */
  public static Fault deliveryLate(String about, Duration late) {
    return new Fault(about, Kind.DELIVERY_LATE, 0, late, null, 0);
  }

  /** As {@link #deliveryLost}. */
  public static Fault deliveryTwice(String about, Duration later) {
    return new Fault(about, Kind.DELIVERY_TWICE, 0, later, null, 0);
  }

  public Fault times(int count) {
    return new Fault(pathPrefix, kind, status, delay, retryAfter, count);
  }

  public Fault retryAfter(String value) {
    return new Fault(pathPrefix, kind, status, delay, value, times);
  }
}
