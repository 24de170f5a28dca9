package org.dreamlms.infra.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The page that shows the document to people: Swagger UI's script and style, and a few lines of our
 * own. It loads {@code openapi.json} from beside itself and nothing from anywhere else.
 */
public final class ReferencePage {
  /**
   * What a browser lets the page do. Styles may stand in attributes, as the script writes them; its
   * icons are data.
   */
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

  private static final String UI = "/META-INF/resources/webjars/swagger-ui/";
  private static final String UI_FACTS = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private ReferencePage() {}

  /**
   * A file of the page.
   *
   * @param bytes not copied: read only
   */
  public record PageFile(String contentType, byte[] bytes) {}

  /** All files but the document, by name. */
  public static Map<String, PageFile> files() {
    String ui = UI + uiVersion() + "/";
    Map<String, PageFile> files = new LinkedHashMap<>();
    files.put("index.html", index());
    files.put("page.css", new PageFile("text/css; charset=utf-8", bytes("page/page.css")));
    files.put("page.js", script(bytes("page/page.js")));
    files.put(
        "swagger-ui.css", new PageFile("text/css; charset=utf-8", bytes(ui + "swagger-ui.css")));
    files.put("swagger-ui-bundle.js", script(bytes(ui + "swagger-ui-bundle.js")));
    files.put(
        "swagger-ui-bundle.js.LICENSE.txt",
        new PageFile("text/plain; charset=utf-8", bytes(ui + "swagger-ui-bundle.js.LICENSE.txt")));
    return files;
  }

  private static PageFile index() {
    String html = new String(bytes("page/index.html"), StandardCharsets.UTF_8);
    return new PageFile(
        "text/html; charset=utf-8",
        html.replace("@policy@", CONTENT_SECURITY_POLICY).getBytes(StandardCharsets.UTF_8));
  }

  private static PageFile script(byte[] bytes) {
    return new PageFile("text/javascript; charset=utf-8", bytes);
  }

  /** Part of the path of every file in the jar. */
  private static String uiVersion() {
    Properties facts = new Properties();
    try (InputStream file = open(UI_FACTS)) {
      facts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return facts.getProperty("version");
  }

  private static byte[] bytes(String resource) {
    try (InputStream file = open(resource)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream found = ReferencePage.class.getResourceAsStream(resource);
    if (found == null) {
      throw new IllegalStateException(resource + " is not on the class path");
    }
    return found;
  }
}
