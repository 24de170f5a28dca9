package org.dreamlms.infra.dcsstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dreamlms.infra.dcsstandin.http.Json;

/** Asks a stand-in as the administrator, on a new connection each time. */
public final class Caller {
  private final URI base;
  private final String token;

  private Caller(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /** One answer with its body as bytes, text or JSON. */
  public record Reply(HttpResponse<byte[]> raw) {
    public int status() {
      return raw.statusCode();
    }

    public String text() {
      return new String(raw.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() throws IOException {
      return Json.read(raw.body());
    }

    /** The header, or an empty text. */
    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  public static Caller of(DcsStandin standin) throws IOException, InterruptedException {
    Caller nobody = new Caller(standin.baseUrl(), "");
    JsonNode login =
        nobody
            .send(
                "POST",
                "/auth/login",
                text("{\"email\":\"admin@admin.com\",\"password\":\"admin\"}"),
                Map.of())
            .json();
    return nobody.with(login.path("access_token").asText());
  }

  public Caller with(String credential) {
    return new Caller(base, credential);
  }

  public String token() {
    return token;
  }

  public Reply get(String path) throws IOException, InterruptedException {
    return send("GET", path, new byte[0], Map.of());
  }

  public Reply get(String path, Map<String, String> headers)
      throws IOException, InterruptedException {
    return send("GET", path, new byte[0], headers);
  }

  public Reply json(String method, String path, String body)
      throws IOException, InterruptedException {
    return send(method, path, text(body), Map.of("content-type", "application/json"));
  }

  public Reply upload(String path, String fileName, String type, byte[] content)
      throws IOException, InterruptedException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        text(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + fileName
                + "\"\r\nContent-Type: "
                + type
                + "\r\n\r\n"));
    form.writeBytes(content);
    form.writeBytes(text("\r\n--b--\r\n"));
    return send(
        "POST",
        path,
        form.toByteArray(),
        Map.of("content-type", "multipart/form-data; boundary=b"));
  }

  /** A ZIP of texts by path. */
  public static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(text(file.getValue()));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Reply send(String method, String path, byte[] body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    if (!token.isEmpty()) {
      request.header("authorization", "Bearer " + token);
    }
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
