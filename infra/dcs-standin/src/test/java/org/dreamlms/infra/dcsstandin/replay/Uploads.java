package org.dreamlms.infra.dcsstandin.replay;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dreamlms.infra.dcsstandin.http.Json;

/**
 * The files that were uploaded while recording. Their bytes were not kept, but names and sizes
 * stand in the answers, and the beginnings of some files in other answers; {@code config.json} of
 * two books is known to the byte. The rest is filled up.
 */
final class Uploads {
  static final String BOUNDARY = "a5c1e0f2b4d6";

  private Uploads() {}

  /** The multipart body for a recorded upload, by the recording's name. */
  static byte[] bodyFor(Recording exchange) {
    return switch (exchange.json().path("name").asText()) {
      case "publisher-logo-upload-1", "publisher-logo-upload-2" ->
          form(
              "logo.png", "image/png", logo(exchange.response().path("body").path("size").asInt()));
      case "book-upload-conflict" -> zip(Recording.exchange("016-book-upload-1"));
      case "book-content-replace" -> zip(Recording.exchange("018-book-upload-3"));
      case "book-upload-notzip" -> form("X.zip", "application/zip", text("this is not a zip"));
      case "teacher-upload-txt" -> form("note.txt", "text/plain", text("hello teacher"));
      case "teacher-upload-png" -> form("pic é.png", "image/png", filler(78));
      case "teacher-upload-badtype" -> form("x.exe", "application/x-msdownload", filler(10));
      default -> zip(exchange);
    };
  }

  private static byte[] zip(Recording upload) {
    JsonNode answer = upload.response().path("body");
    JsonNode book = answer.path("book");
    String name = book.path("book_name").asText();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (JsonNode file : answer.path("files")) {
        String path = file.path("path").asText().split("/books/[^/]+/", 2)[1];
        zip.putNextEntry(new ZipEntry(name + "/" + path));
        zip.write(content(path, file.path("size").asInt(), book));
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry("__MACOSX/" + name + "/._config.json"));
      zip.closeEntry();
    } catch (IOException e) {
      throw new IllegalStateException("a ZIP in memory cannot fail", e);
    }
    return form(name + ".zip", "application/zip", bytes.toByteArray());
  }

  private static byte[] content(String path, int size, JsonNode book) {
    return switch (path) {
      case "config.json" -> Arrays.copyOf(config(book, size), size);
      case "audio/u1.mp3" -> {
        byte[] audio = filler(size);
        put(head("052-object-full-audio"), audio, 0);
        put(head("054-object-range-open"), audio, 1024);
        put(head("055-object-range-suffix"), audio, size - 500);
        yield audio;
      }
      case "videos/1.mp4" -> started("064-object-video-range", size);
      case "videos/1.srt" -> text("1\n00:00:00,000 --> 00:00:01,000\nHello\n");
      case "images/book_cover.png" -> started("050-storage-cover", size);
      default -> started("063-object-image", size);
    };
  }

  /** The known config.json with this book's names, activities and language, in the same print. */
  private static byte[] config(JsonNode book, int size) {
    String name = book.path("book_name").asText();
    ObjectNode config;
    try {
      String known = Json.text(Recording.exchange("066-object-config").response().path("body"));
      config =
          (ObjectNode) Json.read(text(known.replace("./books/BRAINS1/", "./books/" + name + "/")));
    } catch (IOException e) {
      throw new IllegalStateException("a recording is no JSON", e);
    }
    config.put("book_title", book.path("book_title").asText());
    config.put("publisher_name", book.path("publisher").asText());
    config.put("language", book.path("language").asText());
    activities(config, book);
    String print = print(config);
    return text(print + " ".repeat(Math.max(0, size - text(print).length)));
  }

  private static void activities(ObjectNode config, JsonNode book) {
    ArrayNode sections = (ArrayNode) config.at("/books/0/modules/0/pages/1/sections");
    Set<String> missing = new HashSet<>();
    book.path("activity_details").fieldNames().forEachRemaining(missing::add);
    for (int i = sections.size() - 1; i >= 0; i--) {
      ObjectNode activity = (ObjectNode) sections.get(i).path("activity");
      if (!missing.remove(activity.path("type").asText())) {
        sections.remove(i);
        continue;
      }
      String header = activity.path("headerText").asText().replace("1", book.path("id").asText());
      activity.put("headerText", header);
    }
    missing.forEach(type -> sections.addObject().putObject("activity").put("type", type));
  }

  private static String print(JsonNode config) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(indent)
            .withObjectIndenter(indent);
    try {
      return JsonMapper.builder().build().writer(printer).writeValueAsString(config);
    } catch (IOException e) {
      throw new IllegalStateException("a JSON tree cannot be printed", e);
    }
  }

  private static byte[] logo(int size) {
    return started("032-publisher-logo", size);
  }

  private static byte[] started(String exchange, int size) {
    byte[] file = filler(size);
    put(head(exchange), file, 0);
    return file;
  }

  private static void put(byte[] part, byte[] file, int position) {
    System.arraycopy(part, 0, file, position, part.length);
  }

  private static byte[] head(String exchange) {
    return Base64.getDecoder()
        .decode(Recording.exchange(exchange).response().path("body").path("base64_head").asText());
  }

  /** The same bytes for the same size. */
  private static byte[] filler(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static byte[] form(String fileName, String type, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        text(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    body.writeBytes(content);
    body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
