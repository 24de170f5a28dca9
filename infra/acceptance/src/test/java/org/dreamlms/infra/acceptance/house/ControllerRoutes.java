package org.dreamlms.infra.acceptance.house;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The routes that the compiled controllers of a function declare. */
final class ControllerRoutes {
  private static final Set<String> VERBS =
      Set.of("Get", "Post", "Put", "Patch", "Delete", "Head", "Options");

  private ControllerRoutes() {}

  static List<Route> of(Path function) {
    List<Route> routes = new ArrayList<>();
    for (JavaClass type : new ClassFileImporter().importPath(function.resolve("target/classes"))) {
      type.tryGetAnnotationOfType("io.micronaut.http.annotation.Controller")
          .ifPresent(
              controller -> type.getMethods().forEach(method -> add(routes, controller, method)));
    }
    return routes;
  }

  private static void add(List<Route> routes, JavaAnnotation<?> controller, JavaMethod method) {
    String base = text(controller, "value").equals("/") ? "" : text(controller, "value");
    for (JavaAnnotation<?> annotation : method.getAnnotations()) {
      String verb = annotation.getRawType().getSimpleName();
      if (annotation.getRawType().getPackageName().equals("io.micronaut.http.annotation")
          && VERBS.contains(verb)) {
        paths(annotation)
            .map(path -> new Route(verb.toUpperCase(Locale.ROOT), normal(base + slashed(path))))
            .forEach(routes::add);
      }
    }
  }

  private static Stream<String> paths(JavaAnnotation<?> annotation) {
    if (annotation.get("uris").orElse(null) instanceof String[] uris && uris.length > 0) {
      boolean given = !(uris.length == 1 && uris[0].equals("/"));
      if (given) {
        return Stream.of(uris);
      }
    }
    String uri = text(annotation, "uri");
    return Stream.of(uri.isEmpty() || uri.equals("/") ? text(annotation, "value") : uri);
  }

  private static String text(JavaAnnotation<?> annotation, String name) {
    return annotation.get(name).map(Object::toString).orElse("");
  }

  private static String slashed(String path) {
    return path.isEmpty() || path.startsWith("/") ? path : "/" + path;
  }

  /**
   * Micronaut writes a greedy variable {@code {+path}}, an HTTP API {@code {path+}}; queries are no
   * path.
   */
  private static String normal(String path) {
    String plain = path.replaceAll("\\{\\?[^}]*}", "").replaceAll("\\{\\+([^}]+)}", "{$1+}");
    return new Route("", plain.isEmpty() ? "/" : plain).withoutSlash().path();
  }
}
