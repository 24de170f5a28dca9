package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.dreamlms.infra.dcsstandin.http.Answer;
import org.dreamlms.infra.dcsstandin.http.Door;
import org.dreamlms.infra.dcsstandin.http.Incoming;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.http.JsonBody;
import org.dreamlms.infra.dcsstandin.http.Refused;
import org.dreamlms.infra.dcsstandin.http.Routes;
import org.dreamlms.infra.dcsstandin.rows.Book;
import org.dreamlms.infra.dcsstandin.rows.Publisher;
import org.dreamlms.infra.dcsstandin.rows.Tables;

/** Publishers. Renaming one moves no object, so the content of its books is then not found. */
final class PublisherEndpoints {
  private final Tables tables;
  private final Catalogue catalogue;
  private final Announcements announcements;

  PublisherEndpoints(Tables tables, Catalogue catalogue, Announcements announcements) {
    this.tables = tables;
    this.catalogue = catalogue;
    this.announcements = announcements;
  }

  void register(Routes routes) {
    routes
        .get("/publishers/", Door.TOKEN_OR_KEY, r -> list(r, Publisher.ACTIVE))
        .post("/publishers/", Door.TOKEN_OR_KEY, this::create)
        .get("/publishers/trash", Door.TOKEN_OR_KEY, r -> list(r, Publisher.INACTIVE))
        .get("/publishers/by-name/{name}", Door.TOKEN_OR_KEY, this::byName)
        .get("/publishers/{publisher_id}", Door.TOKEN_OR_KEY, r -> answer(200, row(r)))
        .put("/publishers/{publisher_id}", Door.TOKEN_OR_KEY, this::change)
        .delete("/publishers/{publisher_id}", Door.TOKEN_OR_KEY, this::trash)
        .get("/publishers/{publisher_id}/books", Door.TOKEN_OR_KEY, this::books)
        .post("/publishers/{publisher_id}/restore", Door.TOKEN_OR_KEY, this::restore)
        .delete("/publishers/{publisher_id}/permanent", Door.TOKEN_OR_KEY, this::purge);
  }

  private Answer list(Incoming request, String status) {
    int skip = request.query("skip", 0, 0, Integer.MAX_VALUE);
    int limit = request.query("limit", 100, 1, 1000);
    List<Publisher> all = tables.publishers().where(row -> row.status().equals(status));
    ObjectNode envelope = Json.object();
    ArrayNode items = envelope.putArray("items");
    all.stream().skip(skip).limit(limit).forEach(row -> items.add(Wire.listedPublisher(row)));
    return Answer.json(200, envelope.put("total", all.size()));
  }

  private Answer create(Incoming request) {
    JsonBody body = JsonBody.of(request);
    String name = body.text("name", 1, 255);
    Instant now = catalogue.now();
    Publisher draft =
        new Publisher(
            0,
            name,
            body.optionalText("display_name", 255),
            body.optionalText("description", Integer.MAX_VALUE),
            body.optionalText("logo_url", 512),
            body.optionalText("contact_email", 255),
            Publisher.ACTIVE,
            now,
            now);
    body.check();
    refuseDuplicate(name);
    Publisher made = tables.publishers().insert(id -> numbered(draft, id));
    announcements.publisher("created", made.id());
    return answer(201, made);
  }

  private Answer byName(Incoming request) {
    return answer(
        200,
        catalogue
            .publisherNamed(request.segment("name"))
            .orElseThrow(() -> Refused.because(404, "Publisher not found")));
  }

  /** A change that changes nothing touches neither row nor subscribers. */
  private Answer change(Incoming request) {
    Publisher old = row(request);
    JsonBody body = JsonBody.of(request);
    String name = body.has("name") ? body.text("name", 1, 255) : old.name();
    String status = body.has("status") ? body.text("status", 1, 20) : old.status();
    Publisher changed =
        new Publisher(
            old.id(),
            name,
            body.has("display_name") ? body.optionalText("display_name", 255) : old.displayName(),
            body.has("description")
                ? body.optionalText("description", Integer.MAX_VALUE)
                : old.description(),
            body.has("logo_url") ? body.optionalText("logo_url", 512) : old.logoUrl(),
            body.has("contact_email")
                ? body.optionalText("contact_email", 255)
                : old.contactEmail(),
            status,
            old.createdAt(),
            old.updatedAt());
    body.check();
    if (changed.equals(old)) {
      return answer(200, old);
    }
    if (!name.equals(old.name())) {
      refuseDuplicate(name);
    }
    Publisher stored = tables.publishers().update(changed.withStatus(status, catalogue.now()));
    announcements.publisher("updated", stored.id());
    return answer(200, stored);
  }

  /** Its books stay listed and published. */
  private Answer trash(Incoming request) {
    Publisher row = row(request);
    if (row.status().equals(Publisher.INACTIVE)) {
      return answer(200, row);
    }
    Publisher trashed =
        tables.publishers().update(row.withStatus(Publisher.INACTIVE, catalogue.now()));
    announcements.publisher("deleted", trashed.id());
    return answer(200, trashed);
  }

  private Answer restore(Incoming request) {
    Publisher row = inTrash(request);
    Publisher restored =
        tables.publishers().update(row.withStatus(Publisher.ACTIVE, catalogue.now()));
    announcements.publisher("created", restored.id());
    return answer(200, restored);
  }

  /** Nobody is told. */
  private Answer purge(Incoming request) {
    int id = inTrash(request).id();
    tables
        .books()
        .where(book -> book.publisherId() == id)
        .forEach(b -> tables.books().delete(b.id()));
    tables.publishers().delete(id);
    return Answer.bare(204).with("content-type", "application/json");
  }

  /** Archived books included, unlike the list of all books; and by number, unlike that one too. */
  private Answer books(Incoming request) {
    Publisher publisher = row(request);
    ArrayNode list = Json.array();
    tables.books().where(book -> book.publisherId() == publisher.id()).stream()
        .sorted(Comparator.comparingInt(Book::id))
        .forEach(book -> list.add(Wire.book(book, publisher.name())));
    return Answer.json(200, list);
  }

  private Publisher row(Incoming request) {
    return tables
        .publishers()
        .find(request.id("publisher_id"))
        .orElseThrow(() -> Refused.because(404, "Publisher not found"));
  }

  private Publisher inTrash(Incoming request) {
    Publisher row = row(request);
    if (!row.status().equals(Publisher.INACTIVE)) {
      throw Refused.because(400, "Publisher is not in trash");
    }
    return row;
  }

  /** The number of the refused row is used up all the same, as PostgreSQL's sequences do. */
  private void refuseDuplicate(String name) {
    if (catalogue.publisherNamed(name).isPresent()) {
      tables.publishers().burnId();
      throw Refused.because(409, "Publisher with name '" + name + "' already exists");
    }
  }

  private static Publisher numbered(Publisher draft, int id) {
    return new Publisher(
        id,
        draft.name(),
        draft.displayName(),
        draft.description(),
        draft.logoUrl(),
        draft.contactEmail(),
        draft.status(),
        draft.createdAt(),
        draft.updatedAt());
  }

  private static Answer answer(int status, Publisher row) {
    return Answer.json(status, Wire.publisher(row));
  }
}
