package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.context.exceptions.NoSuchBeanException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.dreamlms.lib.secrets.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("LO4")
final class SettingsTest {
  private static final String SECRET = "larch-shared-secret-01";
  private final Supplier<Secrets> nobody =
      () -> {
        throw new AssertionError("asked for secrets that are kept");
      };

  private static final Duration TEN = Duration.ofMinutes(10);
  private static final Duration FIVE = Duration.ofMinutes(5);

  @Test
  void keys_and_defaults_are_these() {
    try (ApplicationContext context =
        ApplicationContext.run(Map.of("dcs.webhook.secret", SECRET))) {
      WebhookSettings webhook = context.getBean(WebhookSettings.class);
      assertThat(webhook).isEqualTo(new WebhookSettings(SECRET, null, null, null, TEN, FIVE));
      assertThat(webhook.toString()).doesNotContain("larch");
      assertThat(context.getBean(EventsSettings.class))
          .isEqualTo(new EventsSettings(null, null, Duration.ofSeconds(2), Duration.ofSeconds(5)));
      assertThat(context.getBean(PublicUrl.class)).isEqualTo(new PublicUrl(null));
    }
    Map<String, Object> all = new HashMap<>();
    all.put("dcs.webhook.secret", SECRET);
    all.put("dcs.webhook.secret-previous", SECRET + "-before");
    all.put("dcs.webhook.window-past", "1m");
    all.put("dcs.webhook.window-future", "2m");
    all.put("dcs.webhook.url", "https://hook.example.org/");
    all.put("events.table", "t");
    all.put("events.queue-url", "q");
    all.put("events.timeout", "1s");
    all.put("events.again-after", "0s");
    try (ApplicationContext context = ApplicationContext.run(all)) {
      assertThat(context.getBean(WebhookSettings.class))
          .isEqualTo(
              new WebhookSettings(
                  SECRET,
                  SECRET + "-before",
                  null,
                  null,
                  Duration.ofMinutes(1),
                  Duration.ofMinutes(2)));
      assertThat(context.getBean(EventsSettings.class))
          .isEqualTo(new EventsSettings("t", "q", Duration.ofSeconds(1), Duration.ZERO));
      assertThat(context.getBean(PublicUrl.class).url()).isEqualTo("https://hook.example.org/");
    }
  }

  @Test
  void our_address_is_kept_letter_by_letter_and_an_empty_one_is_none() {
    for (String address :
        new String[] {
          "https://HOOK.example.org/", "https://hook.example.org", "http://127.0.0.1:1/a%20b?c=d"
        }) {
      assertThat(new PublicUrl(address).url()).isEqualTo(address);
      assertThat(new PublicUrl(address).address()).hasToString("Optional[" + address + "]");
    }
    for (String none : new String[] {"", "  "}) {
      assertThat(new PublicUrl(none)).isEqualTo(new PublicUrl(null));
      assertThat(new PublicUrl(none).address()).isEmpty();
    }
    for (String junk : new String[] {"canary", "ftp://canary/", "https:///canary", "https://c a"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new PublicUrl(junk))
          .withMessageStartingWith("DCS_WEBHOOK_URL must be")
          .withMessageNotContaining("canary");
    }
  }

  @Tag("WH4")
  @Test
  void wh4_a_missing_secret_is_named_and_an_empty_one_refused() {
    assertThatExceptionOfType(ConfigurationException.class)
        .isThrownBy(() -> new WebhookSettings(null, null, null, null, TEN, FIVE).keys(nobody))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET is not set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings("", null, null, null, TEN, FIVE))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET must");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings(SECRET, "", null, null, TEN, FIVE))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET_PREVIOUS must");
  }

  @Tag("WH4")
  @Test
  void wh4_a_secret_is_given_as_it_is_or_by_its_arn_and_not_by_both() {
    String arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:larch:current::";
    WebhookSettings byArn = new WebhookSettings("", null, arn, null, TEN, FIVE);
    assertThat(byArn.secret()).isNull();
    assertThat(byArn.toString()).doesNotContain("larch");
    assertThat(new WebhookSettings(SECRET, null, "", " ", TEN, FIVE))
        .isEqualTo(new WebhookSettings(SECRET, null, null, null, TEN, FIVE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings(SECRET, null, arn, null, TEN, FIVE))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET and DCS_WEBHOOK_SECRET_ARN are both set")
        .withMessageNotContaining("larch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings(null, SECRET, arn, arn, TEN, FIVE))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET_PREVIOUS and DCS_WEBHOOK_SECRET_PREVIOUS_ARN")
        .withMessageNotContaining("larch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WebhookSettings(null, null, SECRET, null, TEN, FIVE))
        .withMessageStartingWith("DCS_WEBHOOK_SECRET_ARN must be")
        .withMessageNotContaining("larch");
  }

  @Test
  void junk_is_named() {
    for (Duration wrong : new Duration[] {Duration.ofMillis(999), Duration.ofDays(2)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WebhookSettings(SECRET, null, null, null, wrong, FIVE))
          .withMessageStartingWith("DCS_WEBHOOK_WINDOW_PAST");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new WebhookSettings(SECRET, null, null, null, TEN, wrong))
          .withMessageStartingWith("DCS_WEBHOOK_WINDOW_FUTURE");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventsSettings("t", "q", Duration.ofMillis(9), FIVE))
        .withMessageStartingWith("EVENTS_TIMEOUT");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventsSettings("t", "q", Duration.ofSeconds(1), TEN.plus(TEN)))
        .withMessageStartingWith("EVENTS_AGAIN_AFTER");
    for (Duration fraction : new Duration[] {Duration.ofMillis(500), Duration.ofMillis(5001)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new EventsSettings("t", "q", Duration.ofSeconds(1), fraction))
          .withMessage("EVENTS_AGAIN_AFTER must be whole seconds: " + fraction);
    }
    for (Duration edge : new Duration[] {Duration.ZERO, Duration.ofMinutes(15)}) {
      assertThat(new EventsSettings("t", "q", Duration.ofSeconds(1), edge).againAfter())
          .isEqualTo(edge);
    }
  }

  @Test
  void a_function_that_names_neither_table_nor_queue_has_no_beans_for_them() {
    try (ApplicationContext context = ApplicationContext.run()) {
      assertThatExceptionOfType(NoSuchBeanException.class)
          .isThrownBy(() -> context.getBean(EventLog.class))
          .withMessageContaining("events.table");
      assertThat(context.findBean(FollowUps.class)).isEmpty();
      assertThat(context.findBean(ApplyEvent.class)).isEmpty();
    }
  }

  @Tag("WH12")
  @Test
  void wh12_the_window_holds_at_its_edges() {
    EventWindow window = new EventWindow(TEN, FIVE);
    Instant now = Samples.NOON;

    assertThat(window.holds(now.minus(TEN), now)).isTrue();
    assertThat(window.holds(now.minus(TEN).minusNanos(1), now)).isFalse();
    assertThat(window.holds(now.plus(FIVE), now)).isTrue();
    assertThat(window.holds(now.plus(FIVE).plusNanos(1), now)).isFalse();
  }
}
