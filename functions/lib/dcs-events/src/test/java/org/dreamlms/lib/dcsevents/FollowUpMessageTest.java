package org.dreamlms.lib.dcsevents;

import static org.assertj.core.api.Assertions.assertThat;

import org.dreamlms.lib.dcsevents.FollowUp.Step;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FollowUpMessageTest {
  private static final FollowUp ORDER = new FollowUp(Step.AGAIN, Samples.book("x", 12));

  @Test
  void this_is_how_it_is_written() {
    assertThat(FollowUpMessage.write(ORDER))
        .isEqualTo(
            "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\""
                + Samples.id("x")
                + "\",\"event\":\"book.updated\",\"id\":12}");
    assertThat(FollowUpMessage.write(new FollowUp(Step.COMPLETE, Samples.book("x", null))))
        .contains("\"step\":\"COMPLETE\"", "\"id\":null");
  }

  @Tag("QU6")
  @Test
  void qu6_more_members_do_not_matter() {
    String more = FollowUpMessage.write(ORDER).replace("{\"v", "{\"by\":{\"who\":[1]},\"v");

    assertThat(FollowUpMessage.read(more)).contains(ORDER);
  }

  @Tag("QU6")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"version\":2,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"TWICE\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"1\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.burnt\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":0}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":\"x\"}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\"}",
        "{\"version\":\"1\",\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1.0,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":\"12\"}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12.0}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":[12]}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":true}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":2147483648}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":99999999999999999999}",
        "{\"version\":1,\"step\":[\"AGAIN\"],\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":11,\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12,\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12,\"id\":null}",
        "{\"version\":2,\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12,\"step\":\"COMPLETE\"}",
        "{\"version\":1,\"step\":\"AGAIN\",\"event_id\":\"ID\",\"event\":\"book.updated\",\"id\":12}"
            + " 1"
      })
  void qu6_what_is_not_understood_is_not_guessed(String message) {
    assertThat(FollowUpMessage.read(message.replace("ID", Samples.id("x").toString()))).isEmpty();
  }
}
