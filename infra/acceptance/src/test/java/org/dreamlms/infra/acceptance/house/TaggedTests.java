package org.dreamlms.infra.acceptance.house;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Which tests bear which tag, read from sources by javac's own parser: {@code @Tag("TK3")} on a
 * test method, or on a class for all its tests. A tag counts where JUnit would run something:
 * methods with one of JUnit's test annotations, in a class that surefire or failsafe picks by its
 * name, in a nested one of it, or in a class that such a one extends.
 */
final class TaggedTests {
  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  private final Map<String, Set<String>> tests = new TreeMap<>();
  private final Set<String> idle = new TreeSet<>();

  private TaggedTests(Sources sources) {
    for (Marked marked : sources.marked) {
      if (marked.test() && sources.runs(marked.type())) {
        tests.computeIfAbsent(marked.tag(), tag -> new TreeSet<>()).add(marked.where());
      } else {
        idle.add(marked.tag() + " at " + marked.where());
      }
    }
  }

  /** Reads these sources; they need not compile together. */
  static TaggedTests in(Iterable<? extends JavaFileObject> files) {
    Sources sources = new Sources();
    try {
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, null, ignored -> {}, List.of("-proc:none"), null, files);
      task.parse().forEach(unit -> unit.accept(sources, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new TaggedTests(sources);
  }

  /** Tests by tag, as {@code Class.method}, or {@code Class} where the class is tagged. */
  Map<String, Set<String>> byTag() {
    return tests;
  }

  /** Tags on what no build runs, with their places. */
  Set<String> idle() {
    return idle;
  }

  private record Marked(String tag, String type, String where, boolean test) {}

  /**
   * @param outer the class around a nested one that JUnit enters; empty for others
   * @param picked whether surefire or failsafe would
   */
  private record Type(String outer, List<String> supertypes, boolean picked) {}

  private static final class Sources extends TreeScanner<Void, Void> {
    private final List<Marked> marked = new ArrayList<>();
    private final Map<String, Type> types = new HashMap<>();
    private final Deque<String> around = new ArrayDeque<>();

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String name = type.getSimpleName().toString();
      List<String> supertypes = new ArrayList<>();
      if (type.getExtendsClause() != null) {
        supertypes.add(simple(type.getExtendsClause()));
      }
      type.getImplementsClause().forEach(of -> supertypes.add(simple(of)));
      Set<String> annotations = names(type.getModifiers());
      boolean nested = !around.isEmpty();
      boolean hasTests =
          type.getMembers().stream()
              .anyMatch(member -> member instanceof MethodTree method && isTest(method));
      types.put(
          name,
          new Type(
              nested && annotations.contains("Nested") ? around.peek() : "",
              supertypes,
              !nested
                  && name.matches(".*(Test|IT)")
                  && !type.getModifiers().getFlags().contains(Modifier.ABSTRACT)
                  && !annotations.contains("Disabled")));
      tags(type.getModifiers()).forEach(tag -> marked.add(new Marked(tag, name, name, hasTests)));
      around.push(name);
      super.visitClass(type, nothing);
      around.pop();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      String type = around.peek() == null ? "" : around.peek();
      tags(method.getModifiers())
          .forEach(
              tag ->
                  marked.add(new Marked(tag, type, type + "." + method.getName(), isTest(method))));
      return super.visitMethod(method, nothing);
    }

    /** Whether some class that the build picks is this one, holds it, or extends it. */
    boolean runs(String name) {
      return runs(name, new HashSet<>());
    }

    private boolean runs(String name, Set<String> asked) {
      Type type = types.get(name);
      if (type == null || !asked.add(name)) {
        return false;
      }
      return type.picked()
          || runs(type.outer(), asked)
          || types.entrySet().stream()
              .filter(other -> other.getValue().supertypes().contains(name))
              .anyMatch(other -> runs(other.getKey(), asked));
    }

    private static boolean isTest(MethodTree method) {
      Set<String> annotations = names(method.getModifiers());
      return !annotations.contains("Disabled") && annotations.stream().anyMatch(TESTS::contains);
    }

    private static Set<String> names(ModifiersTree modifiers) {
      Set<String> names = new HashSet<>();
      modifiers.getAnnotations().forEach(annotation -> names.add(simple(annotation)));
      return names;
    }

    private static List<String> tags(ModifiersTree modifiers) {
      return modifiers.getAnnotations().stream()
          .filter(annotation -> simple(annotation).equals("Tag"))
          .map(Sources::value)
          .toList();
    }

    private static String value(AnnotationTree tag) {
      Tree value = tag.getArguments().getFirst();
      return value instanceof LiteralTree literal
          ? String.valueOf(literal.getValue())
          : value.toString();
    }

    private static String simple(AnnotationTree annotation) {
      return simple(annotation.getAnnotationType());
    }

    /** Without package and type arguments. */
    private static String simple(Tree name) {
      return name.toString().replaceAll("<.*", "").replaceAll(".*\\.", "");
    }
  }
}
