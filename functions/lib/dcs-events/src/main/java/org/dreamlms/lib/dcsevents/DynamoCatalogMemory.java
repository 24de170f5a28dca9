package org.dreamlms.lib.dcsevents;

import static org.dreamlms.lib.dcsevents.EventItem.number;
import static org.dreamlms.lib.dcsevents.EventItem.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * In the table of events, in parts by what is left of ids, so that no item comes near DynamoDB's
 * 400 KB and only what changed is written:
 *
 * <pre>
 * id       S  prints 3              ids that leave 3 of 16
 * version  N  17
 * prints   B  {@link PrintBytes}
 *
 * id       S  prints                where the next run goes on
 * book     N  4711
 * read     S  2026-11-21T16:30:00.000Z
 * </pre>
 *
 * Each part is true by itself, so nothing ties them together; all of them there the first time is
 * what makes a memory. Without {@code day}, so no list of events shows them, and without {@code
 * ttl}, so they stay.
 */
final class DynamoCatalogMemory implements CatalogMemory, AutoCloseable {
  /** 10,000 books are 21 KB in each; 12,000 in each are 400 KB. */
  static final int PARTS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(DynamoCatalogMemory.class);

  private static final String NAME = "prints";
  private static final String VERSION = "version";
  private static final String PRINTS = "prints";
  private static final String BOOK = "book";
  private static final String READ = "read";

  private final TableCalls calls;

  DynamoCatalogMemory(TableCalls calls) {
    this.calls = calls;
  }

  @Override
  public Recalled recall() {
    @Nullable CatalogPrints all = CatalogPrints.EMPTY;
    List<Long> versions = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      Map<String, AttributeValue> item = calls.item("recall the catalog", key(part));
      versions.add(item.isEmpty() ? 0 : Long.parseLong(there(item, VERSION).n()));
      @Nullable CatalogPrints one = item.isEmpty() ? null : prints(part, item);
      all = all == null || one == null ? null : all.and(one);
    }
    Map<String, AttributeValue> progress = calls.item("recall the catalog", key());
    return progress.isEmpty()
        ? new Recalled(all, versions, 0, null)
        : new Recalled(
            all,
            versions,
            Integer.parseInt(there(progress, BOOK).n()),
            Instant.parse(there(progress, READ).s()));
  }

  @Override
  public Recalled remember(Recalled before, CatalogPrints now) {
    List<Long> versions = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      versions.add(remembered(part, before, now));
    }
    return new Recalled(now, versions, before.book(), before.read());
  }

  @Override
  public void reached(int book, Instant read) {
    Recalled next = new Recalled(null, List.of(), book, read);
    ItemUpdate update =
        new ItemUpdate()
            .set(BOOK, number(next.book()))
            .set(READ, text(String.valueOf(next.read())));
    calls.isUpdated("remember where to go on", key(), update.request());
  }

  @Override
  public void close() {
    calls.close();
  }

  /** The version that stands there now, or that it is lost. */
  private long remembered(int part, Recalled before, CatalogPrints now) {
    long version = before.versions().get(part);
    CatalogPrints ours = now.where(id -> id % PARTS == part);
    boolean isKept =
        before.prints() != null && ours.equals(before.prints().where(id -> id % PARTS == part));
    if (version == Recalled.LOST || isKept) {
      return version;
    }
    UpdateItemRequest.Builder update =
        new ItemUpdate()
            .set(VERSION, number(version + 1))
            .set(PRINTS, AttributeValue.fromB(SdkBytes.fromByteArray(PrintBytes.write(ours))))
            .requestIf(all -> comesAfter(all, version));
    return calls.isUpdated("remember the catalog", key(part), update) ? version + 1 : Recalled.LOST;
  }

  private static String comesAfter(ItemUpdate all, long version) {
    String there = all.alias(VERSION);
    return version == 0
        ? "attribute_not_exists(" + there + ")"
        : there + " = " + all.placed(number(version));
  }

  private static @Nullable CatalogPrints prints(int part, Map<String, AttributeValue> item) {
    return PrintBytes.read(there(item, PRINTS).b().asByteArray())
        .orElseGet(
            () -> {
              LOG.warn("What is remembered of DCS as part {} is not understood: it is new", part);
              return null;
            });
  }

  private static Map<String, AttributeValue> key(int part) {
    return Map.of(EventItem.ID, text(NAME + " " + part));
  }

  private static Map<String, AttributeValue> key() {
    return Map.of(EventItem.ID, text(NAME));
  }

  private static AttributeValue there(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    if (value == null) {
      throw new IllegalStateException("What is remembered of DCS has no " + name);
    }
    return value;
  }
}
