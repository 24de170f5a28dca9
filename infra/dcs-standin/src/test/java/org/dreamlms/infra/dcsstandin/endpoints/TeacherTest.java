package org.dreamlms.infra.dcsstandin.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.dreamlms.infra.dcsstandin.Caller;
import org.dreamlms.infra.dcsstandin.StandinTest;
import org.junit.jupiter.api.Test;

final class TeacherTest extends StandinTest {
  private static final byte[] TEXT = "merhaba".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_single_file_is_never_deleted() throws Exception {
    caller.upload("/teachers/t-1/upload", "ödev.txt", "text/plain", TEXT);

    Caller.Reply deleted = caller.json("DELETE", "/teachers/t-1/materials/%C3%B6dev.txt", "");

    assertThat(deleted.text()).isEqualTo("{\"detail\":\"File not found\"}");
    assertThat(caller.get("/teachers/t-1/materials/%C3%B6dev.txt").text()).isEqualTo("merhaba");
  }

  @Test
  void a_name_with_a_folder_can_be_read_and_its_folder_deleted() throws Exception {
    Caller.Reply stored = caller.upload("/teachers/t-1/upload", "42/ödev.txt", "text/plain", TEXT);

    assertThat(stored.json().path("path").asText()).isEqualTo("t-1/materials/42/ödev.txt");
    assertThat(caller.get("/teachers/t-1/materials/42%2F%C3%B6dev.txt").status()).isEqualTo(200);
    assertThat(caller.json("DELETE", "/teachers/t-1/materials/42", "").text())
        .isEqualTo("{\"deleted\":true,\"teacher_id\":\"t-1\",\"path\":\"42\",\"objects_moved\":1}");
    assertThat(caller.get("/teachers/t-1/materials/42/%C3%B6dev.txt").status()).isEqualTo(404);
  }

  @Test
  void the_same_name_overwrites_and_counts_twice() throws Exception {
    caller.upload("/teachers/t-1/upload", "a.txt", "text/plain", TEXT);
    Caller.Reply again =
        caller.upload("/teachers/t-1/upload", "a.txt", "text/plain", new byte[] {'x'});

    assertThat(again.json().path("material_id").intValue()).isEqualTo(2);
    assertThat(caller.get("/teachers/t-1/materials/a.txt").text()).isEqualTo("x");
    assertThat(caller.get("/teachers/").text()).isEqualTo("{\"teachers\":[\"t-1\"]}");
  }

  @Test
  void an_m4a_must_be_called_audio_mp4_and_a_name_must_not_climb() throws Exception {
    assertThat(caller.upload("/teachers/t/upload", "a.m4a", "audio/x-m4a", TEXT).status())
        .isEqualTo(415);
    assertThat(caller.upload("/teachers/t/upload", "a.m4a", "audio/mp4", TEXT).status())
        .isEqualTo(201);
    assertThat(caller.upload("/teachers/t/upload", "../a.txt", "text/plain", TEXT).status())
        .isEqualTo(400);
  }

  @Test
  void presigned_is_taken_for_a_file_name() throws Exception {
    assertThat(caller.get("/teachers/t-1/materials/presigned?path=a.txt").text())
        .isEqualTo("{\"detail\":\"File not found\"}");
  }
}
