package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.http.UploadedFile;
import org.dreamlms.infra.dcsstandin.objects.Bucket;
import org.dreamlms.infra.dcsstandin.objects.ObjectStore;
import org.dreamlms.infra.dcsstandin.objects.ObjectStoreDown;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.dreamlms.infra.dcsstandin.rows.Material;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Tables;
import org.dreamlms.infra.dcsstandin.rows.Teacher;

/** Materials of teachers, with the delete that never finds a single file. */
final class TeacherEndpoints {
  private static final int MAX_BYTES = 104_857_600;
  private static final List<String> ALLOWED =
      List.of(
          "application/pdf",
          "text/plain",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "audio/mpeg",
          "audio/wav",
          "audio/ogg",
          "audio/mp4",
          "video/mp4",
          "video/webm",
          "video/quicktime");

  private final Tables tables;
  private final Catalogue catalogue;
  private final ObjectStore objects;
  private final FileAnswers files;

  TeacherEndpoints(Tables tables, Catalogue catalogue, ObjectStore objects) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.objects = objects;
    this.files = new FileAnswers(objects);
  }

  void register(Routes routes) {
    routes
        .get("/teachers/", Door.TOKEN, request -> names())
        .post("/teachers/{teacher_id}/upload", Door.TOKEN, this::upload)
        .get("/teachers/{teacher_id}/materials", Door.TOKEN, this::tree)
        .get("/teachers/{teacher_id}/materials/{path:path}", Door.TOKEN, this::file)
        .delete("/teachers/{teacher_id}/materials/{path:path}", Door.TOKEN, this::remove)
        .get("/teachers-manage/", Door.TOKEN_OR_KEY, request -> managed());
  }

  private Answer names() {
    ObjectNode answer = Json.object();
    ArrayNode names = answer.putArray("teachers");
    try {
      objects.list(Bucket.TEACHERS, "").stream()
          .map(object -> object.key().split("/", 2)[0])
          .distinct()
          .forEach(names::add);
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to list teachers");
    }
    return Answer.json(200, answer);
  }

  /** The same name overwrites silently and adds a second row. A name may carry a folder. */
  private Answer upload(Incoming request) {
    String teacher = teacher(request);
    UploadedFile file = UploadedFile.of(request);
    String type = file.contentType();
    if (file.name().isBlank() || type == null) {
      throw Refused.because(400, "File name and content type are required");
    }
    if (!ALLOWED.contains(type)) {
      throw Refused.because(
          415,
          "File type '" + type + "' is not allowed. Allowed types: " + String.join(", ", ALLOWED));
    }
    byte[] content = file.content();
    if (content.length > MAX_BYTES) {
      throw Refused.because(413, "File exceeds the maximum size of " + MAX_BYTES + " bytes");
    }
    String key = folder(teacher) + StoragePath.relative(file.name());
    try {
      objects.put(Bucket.TEACHERS, key, content, type);
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to store file");
    }
    remember(teacher);
    Material row =
        tables
            .materials()
            .insert(id -> new Material(id, teacher, file.name(), content.length, type));
    return Answer.json(
        201,
        Json.object()
            .put("teacher_id", teacher)
            .put("material_id", row.id())
            .put("filename", row.filename())
            .put("path", key)
            .put("size", row.size())
            .put("content_type", type));
  }

  private Answer tree(Incoming request) {
    String folder = folder(teacher(request));
    return Answer.json(200, Tree.of(folder, objects.list(Bucket.TEACHERS, folder)));
  }

  private Answer file(Incoming request) {
    String key = key(request);
    try {
      StoredObject object =
          objects
              .stat(Bucket.TEACHERS, key)
              .orElseThrow(() -> Refused.because(404, "File not found"));
      return files.part(Bucket.TEACHERS, object, request.header("Range"));
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to load file");
    }
  }

  /** DCS takes the path for a folder: a single file is never found, a folder is moved. */
  private Answer remove(Incoming request) {
    String key = key(request);
    int moved;
    try {
      moved = objects.moveAll(Bucket.TEACHERS, key + "/", Bucket.TRASH);
    } catch (ObjectStoreDown e) {
      throw Refused.because(502, "Unable to delete file");
    }
    if (moved == 0) {
      throw Refused.because(404, "File not found");
    }
    return Answer.json(
        200,
        Json.object()
            .put("deleted", true)
            .put("teacher_id", teacher(request))
            .put("path", StoragePath.relative(request.segment("path")))
            .put("objects_moved", moved));
  }

  private Answer managed() {
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putArray("items");
    List<Teacher> all = tables.teachers().all();
    for (Teacher row : all) {
      List<Material> theirs =
          tables.materials().where(material -> material.teacherId().equals(row.teacherId()));
      items
          .addObject()
          .put("teacher_id", row.teacherId())
          .put("display_name", row.teacherId())
          .putNull("email")
          .put("status", "active")
          .put("id", row.id())
          .putNull("ai_auto_process_enabled")
          .putNull("ai_processing_priority")
          .putNull("ai_audio_languages")
          .put("created_at", Stamp.zulu(row.createdAt()))
          .put("updated_at", Stamp.zulu(row.updatedAt()))
          .put("material_count", theirs.size())
          .put("total_storage_size", theirs.stream().mapToLong(Material::size).sum());
    }
    return Answer.json(200, answer.put("total", all.size()));
  }

  private void remember(String teacher) {
    if (tables.teachers().where(row -> row.teacherId().equals(teacher)).isEmpty()) {
      Instant now = catalogue.now();
      tables.teachers().insert(id -> new Teacher(id, teacher, now, now));
    }
  }

  private static String teacher(Incoming request) {
    return StoragePath.segment(request.segment("teacher_id"), "teacher_id");
  }

  private static String key(Incoming request) {
    return folder(teacher(request)) + StoragePath.relative(request.segment("path"));
  }

  private static String folder(String teacher) {
    return teacher + "/materials/";
  }
}
