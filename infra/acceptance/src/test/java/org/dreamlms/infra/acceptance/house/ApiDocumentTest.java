package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dreamlms.infra.openapi.ApiDocument;
import org.dreamlms.infra.openapi.HouseRules;
import org.junit.jupiter.api.Test;

/** The API's document says what the code does, and says it well. */
final class ApiDocumentTest {
  private static final Path COMMITTED = Repository.ROOT.resolve("infra/docs/api/openapi.json");

  private final ApiDocument api = ApiDocument.of(Repository.functions());
  private final JsonNode document = api.tree();

  @Test
  void the_rules_of_the_house_are_kept() {
    assertThat(HouseRules.broken(api)).isEmpty();
  }

  @Test
  void a_reader_that_is_not_ours_understands_all_of_it() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    var read = new OpenAPIV3Parser().readContents(api.text(), null, options);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths()).hasSize(document.path("paths").size());
  }

  @Test
  void every_route_of_the_template_is_documented_and_the_reverse() {
    Set<String> routes = new TreeSet<>();
    Template.read(Repository.ROOT.resolve("template.yaml"))
        .functions()
        .values()
        .forEach(
            function ->
                function.routes().stream()
                    .map(Route::withoutSlash)
                    .forEach(route -> routes.add(route.toString().replace("+}", "}"))));

    assertThat(new TreeSet<>(operations().keySet())).isEqualTo(routes);
  }

  @Test
  void the_operation_ids_of_the_existing_client_are_kept() {
    Map<String, String> ids = new TreeMap<>();
    operations()
        .forEach((route, operation) -> ids.put(route, operation.path("operationId").asText()));

    for (Map.Entry<String, String> known : existing().entrySet()) {
      if (ids.containsKey(known.getKey())) {
        assertThat(ids).containsEntry(known.getKey(), known.getValue());
      }
    }
  }

  /** From the former back end: the tag of its router, and the name of its function. */
  private static Map<String, String> existing() {
    return Map.ofEntries(
        Map.entry("POST /api/v1/login/access-token", "login-login_access_token"),
        Map.entry("GET /api/v1/users/me", "users-read_user_me"),
        Map.entry("GET /api/v1/health", "health-health_check"),
        Map.entry("GET /api/v1/books", "books-list_books"),
        Map.entry("GET /api/v1/books/{id}/cover", "books-get_book_cover"),
        Map.entry("GET /api/v1/books/{id}/activities", "books-get_book_activities"),
        Map.entry("GET /api/v1/books/{id}/pages", "books-get_book_pages"),
        Map.entry("GET /api/v1/books/{id}/pages/{n}/activities", "books-get_page_activities"),
        Map.entry("GET /api/v1/books/{id}/pages/detail", "books-get_book_pages_detail"),
        Map.entry("GET /api/v1/books/{id}/structure", "books-get_book_structure"),
        Map.entry("GET /api/v1/books/{id}/videos", "books-list_book_videos"),
        Map.entry("GET /api/v1/books/{id}/assets/{path}", "book-assets-serve_book_asset"),
        Map.entry("GET /api/v1/books/{id}/page-image/{n}", "book-assets-serve_page_image"),
        Map.entry("GET /api/v1/books/{id}/media/{path}", "book-media-stream_media"),
        Map.entry("GET /api/v1/publishers/{id}/logo", "publishers-get_publisher_logo"),
        Map.entry("GET /api/v1/publishers/me/profile", "publishers-get_my_profile"),
        Map.entry("GET /api/v1/publishers/me/books", "publishers-list_my_books"),
        Map.entry("GET /api/v1/admin/publishers", "admin-list_publishers"));
  }

  @Test
  void every_example_is_of_the_shape_that_it_is_an_example_of() {
    List<String> wrong = new ArrayList<>();
    operations()
        .forEach(
            (route, operation) -> {
              for (JsonNode content : operation.path("responses").findValues("application/json")) {
                wrong.addAll(differences(route, content.path("schema"), content.path("example")));
              }
            });
    for (JsonNode response : document.at("/components/responses")) {
      JsonNode content = response.at("/content/application~1problem+json");
      for (JsonNode example : content.path("examples")) {
        wrong.addAll(differences("a problem", content.path("schema"), example.path("value")));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private List<String> differences(String of, JsonNode schema, JsonNode example) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(whole)
        .validate(example)
        .stream()
        .map(error -> of + ": " + error)
        .toList();
  }

  /** Read from the jars that are deployed: the enum's own words. */
  @Test
  void problems_have_the_status_and_the_title_that_the_code_gives_them()
      throws IOException, ReflectiveOperationException {
    Map<String, String> ofCode = new TreeMap<>();
    Path users = Repository.ROOT.resolve("functions/users/target/function");
    try (URLClassLoader jars = new URLClassLoader(urls(users), null)) {
      for (Object type :
          jars.loadClass("org.dreamlms.lib.problems.ProblemType").getEnumConstants()) {
        Object status = type.getClass().getMethod("status").invoke(type);
        ofCode.put(
            type.toString().toLowerCase(Locale.ROOT).replace('_', '-'),
            status.getClass().getMethod("getCode").invoke(status)
                + " "
                + type.getClass().getMethod("title").invoke(type));
      }
    }

    Map<String, String> ofNotes = new TreeMap<>();
    ApiDocument.problems()
        .properties()
        .forEach(
            problem ->
                ofNotes.put(
                    problem.getKey(),
                    problem.getValue().path("status").asInt()
                        + " "
                        + problem.getValue().path("title").asText()));
    assertThat(ofNotes).isEqualTo(ofCode);
  }

  private static URL[] urls(Path function) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(function.resolve("lib"))) {
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }

  @Test
  void notes_and_examples_are_of_operations_that_exist() throws IOException {
    Set<String> ids = new TreeSet<>();
    operations().values().forEach(operation -> ids.add(operation.path("operationId").asText()));

    assertThat(ids).containsAll(ApiDocument.notedOperations());
    try (Stream<Path> examples =
        Files.list(
            Repository.ROOT.resolve(
                "infra/openapi/src/main/resources/org/dreamlms/infra/openapi/examples"))) {
      assertThat(ids)
          .containsAll(
              examples.map(file -> file.getFileName().toString().replace(".json", "")).toList());
    }
  }

  @Test
  void the_committed_document_is_that_of_the_code() throws IOException {
    assertThat(api.text())
        .as("infra/docs/api/openapi.json is older than the code: run infra/openapi/write")
        .isEqualTo(Files.readString(COMMITTED));
  }

  /** A document is for people; a Lambda starts the slower for each file that it does not need. */
  @Test
  void nothing_of_the_document_is_packaged_with_a_function() {
    for (Path function : Repository.functions()) {
      assertThat(packaged(function.resolve("target/function")))
          .as(function.toString())
          .noneMatch(file -> file.matches("(?i).*(swagger|openapi|redoc|scalar|rapidoc).*"));
    }
  }

  private static List<String> packaged(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(file -> folder.relativize(file).toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, JsonNode> operations() {
    Map<String, JsonNode> operations = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        operations.put(
            operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
            operation.getValue());
      }
    }
    return operations;
  }
}
