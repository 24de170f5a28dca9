package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Stamp;
import org.dreamlms.infra.dcsstandin.rows.Table;

/** Logos and other assets of publishers. No change of an asset is told to anybody. */
final class AssetEndpoints {
  private static final String ASSETS = "/publishers/{publisher_id}/assets";

  private final Table<Publisher> publishers;
  private final Catalogue catalogue;
  private final ObjectStore objects;
  private final FileAnswers files;

  AssetEndpoints(Table<Publisher> publishers, Catalogue catalogue, ObjectStore objects) {
    this.publishers = publishers;
    this.catalogue = catalogue;
    this.objects = objects;
    this.files = new FileAnswers(objects);
  }

  void register(Routes routes) {
    routes
        .get("/publishers/{publisher_id}/logo", Door.TOKEN_OR_KEY, this::logo)
        .get(ASSETS, Door.TOKEN_OR_KEY, this::types)
        .get(ASSETS + "/{type}", Door.TOKEN_OR_KEY, this::list)
        .post(ASSETS + "/{type}", Door.TOKEN_OR_KEY, this::upload)
        // A hole of the real one: everybody may read an asset.
        .get(ASSETS + "/{type}/{file}", Door.OPEN, this::file)
        .delete(ASSETS + "/{type}/{file}", Door.TOKEN_OR_KEY, this::remove);
  }

  /** The first logo in listing order. A store that fails answers 404 too, as the real one does. */
  private Answer logo(Incoming request) {
    String folder = folder(row(request), "logos");
    try {
      List<StoredObject> logos = objects.list(Bucket.PUBLISHERS, folder);
      if (logos.isEmpty()) {
        throw Refused.because(404, "Logo not found");
      }
      return file(logos.getFirst().key(), "Logo not found")
          .with("cache-control", FileAnswers.ONE_DAY);
    } catch (ObjectStoreDown e) {
      throw Refused.because(404, "Logo not found");
    }
  }

  private Answer types(Incoming request) {
    Publisher row = row(request);
    String folder = row.folder() + "assets/";
    Map<String, List<StoredObject>> byType =
        objects.list(Bucket.PUBLISHERS, folder).stream()
            .collect(
                Collectors.groupingBy(
                    object -> object.key().substring(folder.length()).split("/", 2)[0],
                    TreeMap::new,
                    Collectors.toList()));
    ObjectNode answer =
        Json.object().put("publisher_id", row.id()).put("publisher_name", row.name());
    ArrayNode types = answer.putArray("asset_types");
    byType.forEach(
        (type, found) ->
            types
                .addObject()
                .put("name", type)
                .put("file_count", found.size())
                .put("total_size", found.stream().mapToLong(StoredObject::size).sum()));
    return Answer.json(200, answer);
  }

  private Answer list(Incoming request) {
    ArrayNode list = Json.array();
    objects
        .list(Bucket.PUBLISHERS, folder(row(request), type(request)))
        .forEach(
            object ->
                list.add(
                    about(object, StoredObject.UNKNOWN_TYPE)
                        .put(
                            "last_modified",
                            Stamp.zulu(object.lastModified().truncatedTo(ChronoUnit.SECONDS)))));
    return Answer.json(200, list);
  }

  private Answer upload(Incoming request) {
    String folder = folder(row(request), type(request));
    UploadedFile file = UploadedFile.of(request);
    String key = folder + StoragePath.segment(file.name(), "filename");
    String type = file.contentType() == null ? StoredObject.UNKNOWN_TYPE : file.contentType();
    objects.put(Bucket.PUBLISHERS, key, file.content(), type);
    StoredObject stored = new StoredObject(key, file.content().length, "", type, catalogue.now());
    return Answer.json(
        201, about(stored, type).put("last_modified", Stamp.zulu(stored.lastModified())));
  }

  private Answer file(Incoming request) {
    String name = StoragePath.segment(request.segment("file"), "filename");
    return file(folder(row(request), type(request)) + name, "Asset not found");
  }

  private Answer file(String key, String absent) {
    StoredObject object =
        objects.stat(Bucket.PUBLISHERS, key).orElseThrow(() -> Refused.because(404, absent));
    return files.whole(Bucket.PUBLISHERS, object, object.contentType());
  }

  /** The bug of the real one: the key is taken for a folder, nothing moves, the file stays. */
  private Answer remove(Incoming request) {
    String key =
        folder(row(request), type(request))
            + StoragePath.segment(request.segment("file"), "filename");
    int moved = objects.moveAll(Bucket.PUBLISHERS, key + "/", Bucket.TRASH);
    return Answer.json(
        200, Json.object().put("deleted", true).put("path", key).put("objects_moved", moved));
  }

  private Publisher row(Incoming request) {
    return publishers
        .find(request.id("publisher_id"))
        .orElseThrow(() -> Refused.because(404, "Publisher not found"));
  }

  private static String type(Incoming request) {
    return StoragePath.segment(request.segment("type"), "asset type");
  }

  private static String folder(Publisher row, String type) {
    return row.folder() + "assets/" + type + "/";
  }

  private static ObjectNode about(StoredObject object, String type) {
    return Json.object()
        .put("name", object.fileName())
        .put("path", object.key())
        .put("size", object.size())
        .put("content_type", type);
  }
}
