package org.dreamlms.lib.assetlinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.dreamlms.infra.testkit.TickingClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetLinksTest {
  private static final BookPrefix BOOK = new BookPrefix(7, "Çınar", "Işık + 1");
  private static final AssetPath PICTURE = new AssetPath("images/M1/kapak görseli+.png");
  private static final String OURS = "https://files.school.example";
  private static final S3Target TARGET =
      new S3Target(
          URI.create("http://10.0.0.1:9000"),
          URI.create(OURS),
          "us-east-1",
          true,
          "publishers",
          S3Credentials.lasting("key", "secret"));

  private final TickingClock clock = TickingClock.at("2026-11-21T08:07:00Z");
  private final AssetLinks links = AssetLinks.to(TARGET, PublisherInPath.NAME, clock);

  @Test
  void a_link_is_the_same_for_a_quarter_of_an_hour_from_every_container() {
    SignedLink first = links.book(BOOK, PICTURE);
    clock.advance(Duration.ofSeconds(479));

    assertThat(AssetLinks.to(TARGET, PublisherInPath.NAME, clock).book(BOOK, PICTURE))
        .isEqualTo(first);
    assertThat(first.expiresAt()).isEqualTo("2026-11-21T09:00:00Z");
    clock.advance(Duration.ofSeconds(1));
    assertThat(links.book(BOOK, PICTURE).url()).isNotEqualTo(first.url());
    assertThat(links.book(BOOK, PICTURE).expiresAt()).isEqualTo("2026-11-21T09:15:00Z");
  }

  @Tag("PS8")
  @Test
  void a_link_of_temporary_credentials_ends_with_them() {
    Instant end = Instant.parse("2026-11-21T08:17:00Z");
    S3Target temporary =
        new S3Target(
            TARGET.endpoint(),
            TARGET.publicEndpoint(),
            "us-east-1",
            true,
            "publishers",
            new S3Credentials("key", "secret", "token", end));

    SignedLink link = AssetLinks.to(temporary, PublisherInPath.NAME, clock).book(BOOK, PICTURE);
    assertThat(link.expiresAt()).isEqualTo(end);
    assertThat(link.url().getQuery()).contains("X-Amz-Expires=600", "X-Amz-Security-Token=token");
  }

  @Test
  void a_link_names_the_type_by_the_extension_and_never_itself_in_a_log() {
    SignedLink link = links.book(BOOK, new AssetPath("images/AMBLEM.SVG"));

    assertThat(link.url().getRawQuery()).contains("response-content-type=image%2Fsvg%2Bxml");
    assertThat(links.book(BOOK, new AssetPath("html/x.html")).url().getRawQuery())
        .doesNotContain("response-content-type");
    assertThat(link.toString()).isEqualTo("SignedLink[***, expiresAt=2026-11-21T09:00:00Z]");
  }

  @Tag("PS4")
  @Test
  void our_own_link_to_the_book_is_recognised_even_when_it_is_out_of_date() {
    String link = links.book(BOOK, PICTURE).url().toString();
    clock.advance(Duration.ofDays(30));

    assertThat(links.recogniseOwn(link, BOOK)).contains(PICTURE);
    assertThat(links.requested(link, BOOK)).isEqualTo(new RequestedPath.Accepted(PICTURE));
    assertThat(links.requested("images/1.png", BOOK))
        .isEqualTo(new RequestedPath.Accepted(new AssetPath("images/1.png")));
    assertThat(links.requested(null, BOOK)).isEqualTo(new RequestedPath.Refused(PathRefusal.EMPTY));
  }

  @Tag("PS4")
  @Tag("PS5")
  @ParameterizedTest
  @CsvSource({
    "https://files.school.example, https://files.school.example@evil.example",
    "https://files.school.example, https://user@files.school.example",
    "https://files.school.example, https://files.school.example.evil.example",
    "https://files.school.example, https://files.school.example.",
    "https://files.school.example, https://FILES.school.example",
    "https://files.school.example, https://files.school.example:443",
    "https://files.school.example, https://files.school.example:8443",
    "https://files.school.example, http://files.school.example",
    "https://files.school.example, HTTPS://files.school.example",
    "https://files.school.example, //files.school.example",
    "https://files.school.example, file://files.school.example",
    "https://files.school.example, https://[::1]",
    "https://files.school.example, https://xn--fles-1pa.school.example",
    "https://files.school.example, https://fıles.school.example",
    "https://files.school.example, https://10.0.0.1:9000",
    "https://files.school.example, ' https://files.school.example'",
    "/publishers/, /teachers/",
    "/publishers/, //publishers/",
    "/publishers/, /publishers//",
    "/publishers/, /x/../publishers/",
    "/publishers/, /%70ublishers/",
    "/images/, /../../Other/images/",
    "/images/, /%2e%2e/images/",
    "/images/, /%2E%2E/images/",
    "/images/, /..%2F..%2FOther/",
    "/images/, /%c0%ae%c0%ae/images/",
    "/images/, //images/",
    "/images/, /imag%65s/",
    "/images/, /images%0A/",
    "/images/, /images%00/",
    "I%C5%9F%C4%B1k, I%c5%9f%c4%b1k",
    "%20%2B%201/, %20%2B%202/",
    "%20%2B%201/, ++1/",
    "X-Amz-Signature=, X-Amz-Signature2=",
    "X-Amz-Date=, X-Amz-Expires=",
    "X-Amz-Date=, X-Amz-New=1&X-Amz-Date=",
    "X-Amz-Date=, expires=9&X-Amz-Date=",
    "X-Amz-Date=, #X-Amz-Date=",
    "?X-Amz, ??X-Amz",
  })
  void every_other_address_is_neither_recognised_nor_signed(String part, String other) {
    String link = links.book(BOOK, PICTURE).url().toString();
    assertThat(link).contains(part);

    String foreign = link.replace(part, other);
    assertThat(links.recogniseOwn(foreign, BOOK)).isEmpty();
    assertThat(links.requested(foreign, BOOK)).isInstanceOf(RequestedPath.Refused.class);
  }

  @Tag("PS4")
  @Test
  void a_link_to_another_book_is_not_recognised() {
    String link = links.book(BOOK, PICTURE).url().toString();

    assertThat(links.recogniseOwn(link, new BookPrefix(7, "Çınar", "Işık"))).isEmpty();
    assertThat(links.recogniseOwn(link, new BookPrefix(7, "Çınar", "Işık + 11"))).isEmpty();
    assertThat(links.recogniseOwn(link, new BookPrefix(8, "Çın", "Işık + 1"))).isEmpty();
    assertThat(links.recogniseOwn(OURS + "/publishers/", BOOK)).isEmpty();
    assertThat(links.recogniseOwn("https://x/?" + "a".repeat(9000), BOOK)).isEmpty();
  }
}
