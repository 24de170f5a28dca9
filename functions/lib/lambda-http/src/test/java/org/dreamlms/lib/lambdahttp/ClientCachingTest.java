package org.dreamlms.lib.lambdahttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.dreamlms.lib.lambdahttp.LambdaDriver.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients may keep, and how they ask again (RFC 9110 sections 8.8, 13 and 15.4.5). */
@MicronautTest(startApplication = false)
@Property(name = "echo", value = "true")
final class ClientCachingTest {
  @Inject ApplicationContext context;
  private LambdaDriver lambda;

  @BeforeEach
  void drive() {
    lambda = new LambdaDriver(context);
  }

  @Test
  void an_answer_is_named_by_its_bytes_and_may_be_kept_by_the_client_alone() {
    Reply reply = lambda.get("/echo/nulls").send();

    assertThat(reply.header("etag")).isEqualTo(EntityTag.of(reply.body()));
    assertThat(reply.header("cache-control")).isEqualTo("private, no-cache");
    assertThat(reply.header("vary")).isEqualTo("Authorization, Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*", "%s,\"other\""})
  void who_has_it_is_told_so_in_a_few_words(String ifNoneMatch) {
    String tag = lambda.get("/echo/nulls").send().header("etag");

    Reply reply =
        lambda.get("/echo/nulls").header("if-none-match", ifNoneMatch.formatted(tag)).send();

    assertThat(reply.status()).isEqualTo(304);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.headers())
        .containsEntry("etag", tag)
        .containsEntry("cache-control", "private, no-cache")
        .containsEntry("vary", "Authorization, Origin")
        .containsEntry("x-request-id", "request-1")
        .containsEntry("x-content-type-options", "nosniff")
        .doesNotContainKeys("content-type", "content-length");
  }

  @Test
  void who_has_another_version_gets_this_one() {
    String other = lambda.get("/echo/query?value=1").send().header("etag");

    Reply reply = lambda.get("/echo/query?value=2").header("if-none-match", other).send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEqualTo("[\"2\"]");
    assertThat(reply.header("etag")).isNotEqualTo(other).isNotEmpty();
  }

  @Test
  void an_answer_is_encoded_once_whether_it_is_sent_or_not() {
    EchoController.Counted.WRITTEN.set(0);
    String tag = lambda.get("/echo/counted").send().header("etag");
    assertThat(EchoController.Counted.WRITTEN).hasValue(1);

    assertThat(lambda.get("/echo/counted").header("if-none-match", tag).send().status())
        .isEqualTo(304);

    assertThat(EchoController.Counted.WRITTEN).hasValue(2);
  }

  @Test
  void head_tells_what_get_would_and_no_more() {
    Reply get = lambda.get("/echo/nulls").send();
    Reply head = lambda.call("HEAD", "/echo/nulls").send();

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.lastingHeaders()).isEqualTo(get.lastingHeaders());
    assertThat(head.header("content-type")).isEqualTo("application/json");
    assertThat(
            lambda
                .call("HEAD", "/echo/nulls")
                .header("if-none-match", get.header("etag"))
                .send()
                .status())
        .isEqualTo(304);
  }

  @Test
  void head_knows_no_ranges() {
    assertThat(lambda.get("/echo/range").header("range", "bytes=0-1").send().text())
        .isEqualTo("bytes=0-1");
    assertThat(
            lambda
                .call("HEAD", "/echo/range")
                .header("range", "bytes=0-1")
                .send()
                .header("content-length"))
        .isEqualTo("4");
  }

  @Test
  void head_of_nothing_is_a_problem_without_its_document() {
    Reply head = lambda.call("HEAD", "/nowhere").send();

    assertThat(head.status()).isEqualTo(404);
    assertThat(head.body()).isEmpty();
    assertThat(lambda.call("HEAD", "/echo/boom").send().body()).isEmpty();
  }

  @Test
  void what_a_post_answers_is_kept_by_nobody() {
    Reply reply =
        lambda.post("/echo/json").header("if-none-match", "*").json("{\"name\":\"n\"}").send();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.headers()).doesNotContainKeys("etag", "vary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/echo/boom", "/echo/problem", "/echo/elsewhere"})
  void a_problem_or_a_way_elsewhere_is_kept_by_nobody(String path) {
    Reply reply = lambda.get(path).header("if-none-match", "*").send();

    assertThat(reply.status()).isNotEqualTo(304);
    assertThat(reply.header("cache-control")).isEqualTo("no-store");
    assertThat(reply.headers()).doesNotContainKey("etag");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cache-control | no-store             | no-store             | Authorization, Origin",
        "cache-control | public, max-age=3600 | public, max-age=3600 | Origin",
        "vary          | Accept               | private, no-cache    | Accept, Authorization,"
            + " Origin",
        "vary          | origin               | private, no-cache    | origin, Authorization",
        "vary          | *                    | private, no-cache    | *"
      })
  void what_a_route_says_itself_stays(
      String header, String value, String cacheControl, String vary) {
    Reply reply = lambda.get("/echo/with/" + header + "?value=" + value.replace(" ", "%20")).send();

    assertThat(reply.headers())
        .containsAllEntriesOf(Map.of("cache-control", cacheControl, "vary", vary));
    assertThat(reply.headers().containsKey("etag")).isEqualTo(!cacheControl.equals("no-store"));
  }

  @Test
  void a_tag_of_the_route_is_taken_as_it_is() {
    String path = "/echo/with/etag?value=%22v7%22";

    assertThat(lambda.get(path).send().header("etag")).isEqualTo("\"v7\"");
    assertThat(lambda.get(path).header("if-none-match", "\"v7\"").send().status()).isEqualTo(304);
  }

  @Test
  void a_part_has_no_tag_but_the_whole_ones_which_is_compared_first() {
    Reply part = lambda.get("/echo/part").send();
    Reply kept = lambda.get("/echo/part").header("if-none-match", "\"whole\"").send();

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("etag")).isEqualTo("\"whole\"");
    assertThat(kept.status()).isEqualTo(304);
    assertThat(kept.headers()).doesNotContainKeys("content-range", "content-type");
  }
}
