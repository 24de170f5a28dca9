package org.dreamlms.lib.hybridcache;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The header of an entry as an item, and a short payload in it:
 *
 * <pre>
 * pk   S  V#dcs#book:7
 * id   S  incarnation     of the stamp
 * s    N  sequence        of the stamp
 * k    S  P or A          present or absent
 * w    N  ms since 1970   stored at, or confirmed at
 * f    N  ms              fresh for, from then
 * m    N  ms              stale for, after that
 * d    N  ms              the fetch took
 * e    S  etag            absent without
 * z    N  format          of the payload
 * g    L  of S            tags; absent without
 * c    S  fill id         names the payload
 * i    B  payload         up to 700 bytes, else absent, and instead of it:
 * n    N  pieces          P#dcs#book:7#&lt;c&gt;#0 to n-1
 * l    N  bytes           of the payload
 * h    B  SHA-256         of the payload
 * ttl  N  seconds since 1970, a day after its life
 *
 * pk   S  P#dcs#book:7#&lt;c&gt;#0
 * b    B  up to 390,000 bytes
 * ttl  N  seconds since 1970, a month after the life the payload had at first
 * </pre>
 *
 * <p>It has mostly less than 1 KB, so that a confirmation costs 1 WCU whatever the payload.
 *
 * @param entry without its payload when there are pieces
 * @param pieces null when the payload is in the header
 */
record HeaderItem(StoredEntry entry, @Nullable Pieces pieces) {
  static final String FILL_ID = "c";

  /** Bytes; with some 300 of the rest this is just below 1 KB. */
  static final int LONGEST_INLINE = 700;

  private static final String ID = "id";
  private static final String SEQUENCE = "s";
  private static final String KIND = "k";
  private static final String STORED = "w";
  private static final String FRESH = "f";
  private static final String STALE = "m";
  private static final String FETCH = "d";
  private static final String ETAG = "e";
  private static final String FORMAT = "z";
  private static final String TAGS = "g";
  private static final String INLINE = "i";
  private static final String COUNT = "n";
  private static final String LENGTH = "l";
  private static final String SHA256 = "h";

  private static final String PRESENT = "P";
  private static final String ABSENT = "A";

  /** Null when it cannot be read. */
  static @Nullable HeaderItem read(Item item) {
    try {
      byte @Nullable [] inline = item.has(INLINE) ? item.readBytes(INLINE) : null;
      @Nullable Pieces pieces =
          inline != null
              ? null
              : new Pieces(
                  item.readSmallNumber(COUNT),
                  item.readSmallNumber(LENGTH),
                  item.readBytes(SHA256));
      StoredEntry entry =
          new StoredEntry(
              new Stamp(item.readText(ID), item.readNumber(SEQUENCE)),
              kind(item.readText(KIND)),
              item.readNumber(STORED),
              item.readNumber(FRESH),
              item.readNumber(STALE),
              item.readNumber(FETCH),
              item.readTextOrNull(ETAG),
              item.readSmallNumber(FORMAT),
              item.readTexts(TAGS).stream().map(HeaderItem::tag).toList(),
              item.readText(FILL_ID),
              inline);
      return Bounds.lives(entry.freshMillis(), entry.staleMillis())
          ? new HeaderItem(entry, pieces)
          : null;
    } catch (DamagedItem damaged) {
      return null;
    }
  }

  Map<String, AttributeValue> item(String pk) {
    Map<String, AttributeValue> item = new HashMap<>(Item.key(pk));
    item.putAll(times(entry));
    item.put(KIND, Item.text(entry.kind() == EntryKind.PRESENT ? PRESENT : ABSENT));
    if (entry.etag() != null) {
      item.put(ETAG, Item.text(entry.etag()));
    }
    item.put(FORMAT, Item.number(entry.format()));
    List<AttributeValue> tags = entry.tags().stream().map(Tag::name).map(Item::text).toList();
    if (!tags.isEmpty()) {
      item.put(TAGS, AttributeValue.fromL(tags));
    }
    item.put(FILL_ID, Item.text(entry.fillId()));
    if (pieces == null) {
      item.put(INLINE, Item.bytes(Bounds.payload(entry)));
    } else {
      item.put(COUNT, Item.number(pieces.count()));
      item.put(LENGTH, Item.number(pieces.length()));
      item.put(SHA256, Item.bytes(pieces.sha256()));
    }
    return item;
  }

  /** What a confirmation changes. */
  static Map<String, AttributeValue> times(StoredEntry entry) {
    Map<String, AttributeValue> times = new HashMap<>();
    times.put(ID, Item.text(entry.stamp().incarnation()));
    times.put(SEQUENCE, Item.number(entry.stamp().sequence()));
    times.put(STORED, Item.number(entry.storedAt()));
    times.put(FRESH, Item.number(entry.freshMillis()));
    times.put(STALE, Item.number(entry.staleMillis()));
    times.put(FETCH, Item.number(entry.fetchMillis()));
    times.put(Item.TTL, Item.number(expiry(entry, Duration.ofDays(1))));
    return times;
  }

  /** Seconds since 1970, so long after the entry is of no use. */
  static long expiry(StoredEntry entry, Duration after) {
    long life = entry.freshMillis() + entry.staleMillis();
    return (entry.storedAt() + life) / 1000 + after.toSeconds();
  }

  private static EntryKind kind(String letter) {
    return switch (letter) {
      case PRESENT -> EntryKind.PRESENT;
      case ABSENT -> EntryKind.ABSENT;
      case String other -> throw new DamagedItem(KIND);
    };
  }

  private static Tag tag(String name) {
    try {
      return Tag.of(name);
    } catch (IllegalArgumentException noTag) {
      throw new DamagedItem(TAGS, noTag);
    }
  }
}
