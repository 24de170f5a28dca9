package org.dreamlms.lib.dcsevents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dreamlms.lib.bookcatalog.BookPrint;
import org.dreamlms.lib.bookcatalog.CatalogPrints;
import org.dreamlms.lib.bookcatalog.ConfigPrint;

/**
 * Prints as bytes: 12 for a publisher and 33 for a book whose config has a validator of 32 hex
 * digits, as MinIO and S3 make them of files that came in one piece.
 *
 * <pre>
 * 1 layout, 1 shape of the prints
 * 4 number of publishers, for each: 4 id, 8 row
 * 4 number of books, for each: 4 id, 4 publisher, 8 row, 1 kind of the config, then its validator:
 *   16 in hex, or 2 length and so many of text
 * </pre>
 */
final class PrintBytes {
  private static final int LAYOUT = 1;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final int HEX_BYTES = 16;

  private static final int UNKNOWN = 0;
  private static final int ABSENT = 1;
  private static final int UNREADABLE = 2;
  private static final int TAGGED_HEX = 3;
  private static final int TAGGED_TEXT = 4;

  private PrintBytes() {}

  static byte[] write(CatalogPrints prints) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      out.writeByte(CatalogPrints.SHAPE);
      out.writeInt(prints.publishers().size());
      for (Map.Entry<Integer, Long> one : prints.publishers().entrySet()) {
        out.writeInt(one.getKey());
        out.writeLong(one.getValue());
      }
      out.writeInt(prints.books().size());
      for (Map.Entry<Integer, BookPrint> one : prints.books().entrySet()) {
        out.writeInt(one.getKey());
        out.writeInt(one.getValue().publisherId());
        out.writeLong(one.getValue().row());
        write(out, one.getValue().config());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("In memory, where nothing fails", e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, ConfigPrint config) throws IOException {
    switch (config) {
      case ConfigPrint.Unknown _ -> out.writeByte(UNKNOWN);
      case ConfigPrint.Absent _ -> out.writeByte(ABSENT);
      case ConfigPrint.Unreadable _ -> out.writeByte(UNREADABLE);
      case ConfigPrint.Tagged(var etag) when HEX.matcher(etag).matches() -> {
        out.writeByte(TAGGED_HEX);
        out.write(HexFormat.of().parseHex(etag));
      }
      case ConfigPrint.Tagged(var etag) -> {
        out.writeByte(TAGGED_TEXT);
        out.writeUTF(etag);
      }
    }
  }

  /** Empty of what another version of this code has written, or nobody. */
  static Optional<CatalogPrints> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != LAYOUT || in.readByte() != CatalogPrints.SHAPE) {
        return Optional.empty();
      }
      Map<Integer, Long> publishers = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        publishers.put(in.readInt(), in.readLong());
      }
      Map<Integer, BookPrint> books = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        books.put(in.readInt(), new BookPrint(in.readInt(), in.readLong(), config(in)));
      }
      return in.read() < 0 ? Optional.of(new CatalogPrints(publishers, books)) : Optional.empty();
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static ConfigPrint config(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case UNKNOWN -> ConfigPrint.UNKNOWN;
      case ABSENT -> ConfigPrint.ABSENT;
      case UNREADABLE -> ConfigPrint.UNREADABLE;
      case TAGGED_HEX -> {
        byte[] hex = new byte[HEX_BYTES];
        in.readFully(hex);
        yield new ConfigPrint.Tagged(HexFormat.of().formatHex(hex));
      }
      case TAGGED_TEXT -> new ConfigPrint.Tagged(in.readUTF());
      default -> throw new IOException("No such kind of config");
    };
  }
}
