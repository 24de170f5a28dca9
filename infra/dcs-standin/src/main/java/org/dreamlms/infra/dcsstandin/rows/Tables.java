package org.dreamlms.infra.dcsstandin.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Everything the stand-in remembers besides objects, in memory and in {@code rows.json}. The file
 * is written anew after each change, to a neighbour first, so that a kill leaves the old or the new
 * one.
 */
public final class Tables {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .build();

  private final Object lock = new Object();
  private final Path file;
  private final boolean fresh;
  private final String tokenKey;
  private boolean held;
  private final Table<Publisher> publishers = new Table<>(lock, this::save);
  private final Table<Book> books = new Table<>(lock, this::save);
  private final Table<ApiKey> apiKeys = new Table<>(lock, this::save);
  private final Table<Subscription> subscriptions = new Table<>(lock, this::save);
  private final Table<Delivery> deliveries = new Table<>(lock, this::save);
  private final Table<Teacher> teachers = new Table<>(lock, this::save);
  private final Table<Material> materials = new Table<>(lock, this::save);

  public Tables(Path folder) {
    file = folder.resolve("rows.json");
    fresh = !Files.exists(file);
    if (fresh) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      tokenKey = HexFormat.of().formatHex(key);
    } else {
      tokenKey = load();
    }
  }

  /** Whether the folder held no rows yet. */
  public boolean fresh() {
    return fresh;
  }

  /** Signs log-in tokens; made once per data folder, so tokens outlive a restart. */
  public String tokenKey() {
    return tokenKey;
  }

  public Table<Publisher> publishers() {
    return publishers;
  }

  public Table<Book> books() {
    return books;
  }

  public Table<ApiKey> apiKeys() {
    return apiKeys;
  }

  public Table<Subscription> subscriptions() {
    return subscriptions;
  }

  public Table<Delivery> deliveries() {
    return deliveries;
  }

  public Table<Teacher> teachers() {
    return teachers;
  }

  public Table<Material> materials() {
    return materials;
  }

  /** Writes once at the end: a kill in between leaves nothing instead of half. */
  public void inOneWrite(Runnable changes) {
    synchronized (lock) {
      held = true;
      try {
        changes.run();
      } finally {
        held = false;
      }
      save();
    }
  }

  private String load() {
    try {
      Snapshot stored = MAPPER.readValue(file.toFile(), Snapshot.class);
      stored.publishers().into(publishers);
      stored.books().into(books);
      stored.apiKeys().into(apiKeys);
      stored.subscriptions().into(subscriptions);
      stored.deliveries().into(deliveries);
      stored.teachers().into(teachers);
      stored.materials().into(materials);
      return stored.tokenKey();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the stand-in's rows from " + file, e);
    }
  }

  private void save() {
    if (held) {
      return;
    }
    Snapshot snapshot =
        new Snapshot(
            tokenKey,
            Kept.of(publishers),
            Kept.of(books),
            Kept.of(apiKeys),
            Kept.of(subscriptions),
            Kept.of(deliveries),
            Kept.of(teachers),
            Kept.of(materials));
    Path next = file.resolveSibling("rows.json.next");
    try {
      MAPPER.writeValue(next.toFile(), snapshot);
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the stand-in's rows to " + file, e);
    }
  }

  private record Snapshot(
      String tokenKey,
      Kept<Publisher> publishers,
      Kept<Book> books,
      Kept<ApiKey> apiKeys,
      Kept<Subscription> subscriptions,
      Kept<Delivery> deliveries,
      Kept<Teacher> teachers,
      Kept<Material> materials) {}

  private record Kept<R extends Row>(int lastId, List<R> rows) {
    static <R extends Row> Kept<R> of(Table<R> table) {
      return new Kept<>(table.lastId(), table.all());
    }

    void into(Table<R> table) {
      table.restore(lastId, rows);
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Instant.parse(parser.getText());
    }
  }
}
