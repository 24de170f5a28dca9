package org.dreamlms.functions.workers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dreamlms.infra.dcsstandin.DcsStandin;
import org.dreamlms.infra.dcsstandin.DcsStandinSettings;

/** The stand-in for DCS, to which nobody has subscribed, and who edits it. */
final class EditedDcs implements AutoCloseable {
  static final String EMAIL = "admin@admin.com";
  static final String PASSWORD = "admin";

  private static final String BOUNDARY = "a5c1e0f2b4d6";

  final DcsStandin dcs;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String token;

  EditedDcs(Path folder) {
    dcs = DcsStandin.start(DcsStandinSettings.in(folder));
    String login =
        sent(
            "POST",
            "/auth/login",
            "application/json",
            ("{\"email\":\"" + EMAIL + "\",\"password\":\"" + PASSWORD + "\"}").getBytes(UTF_8),
            "");
    token = login.replaceAll(".*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }

  URI baseUrl() {
    return dcs.baseUrl();
  }

  String edit(String method, String path, String json) {
    return sent(method, path, "application/json", json.getBytes(UTF_8), token);
  }

  /** Replaces all files of a book by a config. */
  void upload(int book, String config) {
    try {
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      try (ZipOutputStream out = new ZipOutputStream(zip)) {
        out.putNextEntry(new ZipEntry("book/config.json"));
        out.write(config.getBytes(UTF_8));
        out.closeEntry();
      }
      ByteArrayOutputStream form = new ByteArrayOutputStream();
      form.write(
          ("--"
                  + BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"book.zip\"\r\n"
                  + "Content-Type: application/zip\r\n\r\n")
              .getBytes(UTF_8));
      form.write(zip.toByteArray());
      form.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
      sent(
          "POST",
          "/books/" + book + "/upload",
          "multipart/form-data; boundary=" + BOUNDARY,
          form.toByteArray(),
          token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    dcs.close();
  }

  private String sent(String method, String path, String type, byte[] body, String bearer) {
    HttpRequest request =
        HttpRequest.newBuilder(dcs.baseUrl().resolve(path))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + bearer)
            .timeout(Duration.ofSeconds(20))
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
