package org.dreamlms.infra.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

/** A tag counts only where the build runs something. */
final class TaggedTestsTest {

  @Test
  void a_tagged_test_method_and_a_tagged_class_count() {
    TaggedTests found =
        read(
            """
            package a; final class OneTest {
              @Tag("TK1") @Tag("TK2") @Test void first() {}
              @org.junit.jupiter.api.Tag("TK3") @ParameterizedTest void second(int i) {}
            }
            """,
            "package b; @Tag(\"PS1\") final class TwoIT { @RepeatedTest(3) void first() {} }");

    assertThat(found.byTag())
        .isEqualTo(
            Map.of(
                "TK1", Set.of("OneTest.first"),
                "TK2", Set.of("OneTest.first"),
                "TK3", Set.of("OneTest.second"),
                "PS1", Set.of("TwoIT")));
    assertThat(found.idle()).isEmpty();
  }

  @Test
  void a_contract_counts_when_a_test_extends_it_and_a_nested_class_when_junit_enters_it() {
    TaggedTests found =
        read(
            "abstract class Contract<T> { @Tag(\"DC1\") @Test void a() {} }",
            "final class RealTest extends p.Contract<String> { }",
            "abstract class Forgotten { @Tag(\"DC2\") @Test void a() {} }",
            """
            final class OuterTest {
              @Nested class Entered { @Tag("DC3") @Test void a() {} }
              static class Fixture { @Tag("DC4") @Test void a() {} }
            }
            """);

    assertThat(found.byTag())
        .isEqualTo(Map.of("DC1", Set.of("Contract.a"), "DC3", Set.of("Entered.a")));
    assertThat(found.idle()).containsExactly("DC2 at Forgotten.a", "DC4 at Fixture.a");
  }

  @Test
  void a_tag_on_what_is_no_test_does_not_count() {
    TaggedTests found =
        read(
            """
            @Tag("AC1") final class EmptyTest { void a() {} }
            """,
            """
            final class SomeTest {
              @Tag("AC2") void helper() {}
              @Tag("AC3") @Disabled @Test void off() {}
              // @Tag("AC4") @Test void a() {}
              String text = "@Tag(\\"AC5\\") @Test";
            }
            """,
            "final class Fixture { @Tag(\"AC6\") @Test void a() {} }",
            "@Disabled final class OffTest { @Tag(\"AC7\") @Test void a() {} }");

    assertThat(found.byTag()).isEmpty();
    assertThat(found.idle())
        .containsExactly(
            "AC1 at EmptyTest",
            "AC2 at SomeTest.helper",
            "AC3 at SomeTest.off",
            "AC6 at Fixture.a",
            "AC7 at OffTest.a");
  }

  private static TaggedTests read(String... sources) {
    List<JavaFileObject> files = new ArrayList<>();
    for (String source : sources) {
      files.add(new Source("Source" + files.size(), source));
    }
    return TaggedTests.in(files);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
