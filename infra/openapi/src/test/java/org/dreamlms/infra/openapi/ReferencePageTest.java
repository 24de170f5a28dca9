package org.dreamlms.infra.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.dreamlms.infra.openapi.ReferencePage.PageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferencePageTest {
  private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"]*)\"");

  @Test
  void the_page_loads_only_files_that_stand_beside_it() {
    List<String> loaded =
        LOADED.matcher(text("index.html")).results().map(match -> match.group(1)).toList();

    assertThat(loaded).contains("swagger-ui-bundle.js", "page.js", "swagger-ui.css");
    assertThat(loaded)
        .allSatisfy(
            address ->
                assertThat(
                        address.equals("data:,")
                            || address.equals("openapi.json")
                            || ReferencePage.files().containsKey(address))
                    .as(address)
                    .isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"index.html", "page.js", "page.css"})
  void our_own_files_name_no_other_host(String name) {
    assertThat(text(name)).doesNotContain("http:").doesNotContain("https:").doesNotContain("//cdn");
  }

  @Test
  void styles_load_nothing() {
    assertThat(text("swagger-ui.css"))
        .doesNotContain("@import")
        .doesNotContainPattern("url\\(\"?http");
  }

  /** Its script names other hosts (examples, a validator): the browser is told to ask none. */
  @Test
  void the_browser_is_told_to_ask_nobody_else() {
    assertThat(text("index.html")).contains(ReferencePage.CONTENT_SECURITY_POLICY);
    assertThat(ReferencePage.CONTENT_SECURITY_POLICY)
        .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
        .doesNotContain("*")
        .doesNotContain("http")
        .doesNotContain("unsafe-eval");
  }

  private static String text(String name) {
    PageFile file = Objects.requireNonNull(ReferencePage.files().get(name), name);
    return new String(file.bytes(), StandardCharsets.UTF_8);
  }
}
