package org.dreamlms.infra.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what documents cannot know from a function's class files: who may call a route, and which
 * addresses are one method. Nothing is loaded or run.
 */
final class ControllerClasses {
  private static final String HTTP = "io.micronaut.http.annotation.";
  private static final Set<String> VERBS =
      Set.of("Get", "Post", "Put", "Patch", "Delete", "Head", "Options");

  private ControllerClasses() {}

  static List<Endpoint> read(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted()
          .flatMap(file -> endpoints(parse(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Endpoint> endpoints(ClassModel type) {
    Map<String, Annotation> ofType = annotations(type);
    Annotation controller = ofType.get(HTTP + "Controller");
    if (controller == null) {
      return Stream.empty();
    }
    String base = texts(controller, "value").findFirst().orElse("/");
    return type.methods().stream()
        .flatMap(
            method -> {
              Map<String, Annotation> ofMethod = annotations(method);
              return VERBS.stream()
                  .filter(verb -> ofMethod.containsKey(HTTP + verb))
                  .map(verb -> endpoint(base, verb, ofType, ofMethod));
            });
  }

  private static Endpoint endpoint(
      String base, String verb, Map<String, Annotation> ofType, Map<String, Annotation> ofMethod) {
    return new Endpoint(
        verb.toLowerCase(Locale.ROOT),
        paths(base, Optional.ofNullable(ofMethod.get(HTTP + verb)).orElseThrow()),
        Optional.ofNullable(ofMethod.get("io.swagger.v3.oas.annotations.Operation"))
            .flatMap(operation -> texts(operation, "operationId").findFirst())
            .orElse(""),
        roles(ofMethod).or(() -> roles(ofType)).orElse(List.of()));
  }

  private static Optional<List<String>> roles(Map<String, Annotation> annotations) {
    String access = "org.dreamlms.lib.access.";
    if (annotations.containsKey(access + "Anonymous")) {
      return Optional.of(List.of());
    }
    return Optional.ofNullable(annotations.get(access + "RolesAllowed"))
        .map(
            allowed -> texts(allowed, "value").map(role -> role.toLowerCase(Locale.ROOT)).toList());
  }

  private static List<String> paths(String base, Annotation mapping) {
    List<String> given =
        Stream.of("uris", "uri", "value")
            .map(name -> texts(mapping, name).toList())
            .filter(paths -> !paths.isEmpty())
            .findFirst()
            .orElse(List.of(""));
    return given.stream().map(path -> joined(base, path)).toList();
  }

  /** Without what is no part of an address' path, and without a slash at the end. */
  private static String joined(String base, String path) {
    String whole =
        ("/" + base + "/" + path)
            .replaceAll("\\{\\?[^}]*}", "")
            .replaceAll("\\{[+/]([^}]+)}", "{$1}")
            .replaceAll("/{2,}", "/");
    return whole.length() > 1 && whole.endsWith("/")
        ? whole.substring(0, whole.length() - 1)
        : whole;
  }

  private static Map<String, Annotation> annotations(AttributedElement element) {
    return element
        .findAttribute(Attributes.runtimeVisibleAnnotations())
        .map(attribute -> attribute.annotations().stream())
        .orElseGet(Stream::empty)
        .collect(Collectors.toMap(ControllerClasses::name, annotation -> annotation));
  }

  private static String name(Annotation annotation) {
    String descriptor = annotation.className().stringValue();
    return descriptor.substring(1, descriptor.length() - 1).replace('/', '.').replace('$', '.');
  }

  private static Stream<String> texts(Annotation annotation, String element) {
    return annotation.elements().stream()
        .filter(candidate -> candidate.name().equalsString(element))
        .map(AnnotationElement::value)
        .flatMap(ControllerClasses::texts);
  }

  private static Stream<String> texts(AnnotationValue value) {
    List<String> texts = new ArrayList<>();
    switch (value) {
      case AnnotationValue.OfString text -> texts.add(text.stringValue());
      case AnnotationValue.OfEnum constant -> texts.add(constant.constantName().stringValue());
      case AnnotationValue.OfArray array ->
          array.values().stream().flatMap(ControllerClasses::texts).forEach(texts::add);
      case AnnotationValue.OfConstant constant -> texts.add(String.valueOf(constant.constant()));
      case AnnotationValue.OfAnnotation nested -> {}
      case AnnotationValue.OfClass type -> {}
    }
    return texts.stream();
  }
}
