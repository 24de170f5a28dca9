package org.dreamlms.lib.dcsclient;

import static org.dreamlms.lib.dcsclient.JsonReader.text;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DCS's log of deliveries (DCS contract 2.3). Nothing of it is left out, which would look like
 * something that never was; and no entry takes the others with it.
 */
final class DeliveryRows {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRows.class);

  private DeliveryRows() {}

  /**
   * As DCS has it: the newest first.
   *
   * @throws IOException when it is no log, or when no entry of it says which one it is
   */
  static List<DcsDelivery> read(JsonNode log, int subscriptionId) throws IOException {
    if (!log.isArray()) {
      throw new IOException("no array");
    }
    List<JsonNode> rows = new ArrayList<>();
    log.values().forEach(rows::add);
    int near = oldest(rows);
    List<DcsDelivery> deliveries = new ArrayList<>();
    for (JsonNode row : rows.reversed()) {
      OptionalInt id = id(row);
      near = id.orElse(near);
      deliveries.add(delivery(row, id.isPresent(), near, subscriptionId));
    }
    return List.copyOf(deliveries.reversed());
  }

  private static int oldest(List<JsonNode> rows) throws IOException {
    for (JsonNode row : rows.reversed()) {
      OptionalInt id = id(row);
      if (id.isPresent()) {
        return id.getAsInt();
      }
    }
    if (rows.isEmpty()) {
      return 0;
    }
    throw new IOException("none of " + rows.size() + " deliveries says which one it is");
  }

  private static OptionalInt id(JsonNode row) {
    OptionalInt id = Rows.integer(row.isObject() ? row.get("id") : null);
    return id.isPresent() && id.getAsInt() > 0 ? id : OptionalInt.empty();
  }

  private static DcsDelivery delivery(JsonNode row, boolean named, int id, int subscriptionId) {
    if (!named) {
      LOG.warn("A delivery of DCS does not say which one it is; it is near {}", id);
    }
    JsonNode fields = row.isObject() ? row : JsonNode.createObjectNode(Map.of());
    // By what there is of it, it is known again.
    String otherwise = named ? "" : String.valueOf(row.getValue());
    OptionalInt attempts = Rows.integer(fields.get("attempt_count"));
    return new DcsDelivery(
        id,
        subscriptionId,
        Objects.requireNonNullElse(text(fields, "event_type"), ""),
        Objects.requireNonNullElse(text(fields, "payload"), otherwise),
        status(text(fields, "status")),
        Rows.boxed(Rows.integer(fields.get("response_status"))),
        Math.max(0, attempts.orElse(0)),
        Rows.instant(text(fields, "created_at")),
        Rows.instant(text(fields, "delivered_at")));
  }

  private static DcsDelivery.Status status(@Nullable String status) {
    return switch (status) {
      case "pending" -> DcsDelivery.Status.PENDING;
      case "success" -> DcsDelivery.Status.SUCCESS;
      case "failed" -> DcsDelivery.Status.FAILED;
      case null, default -> DcsDelivery.Status.OTHER;
    };
  }
}
