package org.dreamlms.infra.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dreamlms.infra.local.template.LocalTemplate.Bucket;
import org.dreamlms.infra.local.template.LocalTemplate.Cors;
import org.dreamlms.infra.local.template.LocalTemplate.Index;
import org.dreamlms.infra.local.template.LocalTemplate.Key;
import org.dreamlms.infra.local.template.LocalTemplate.Queue;
import org.dreamlms.infra.local.template.LocalTemplate.Table;

/** Tables, buckets and queues. */
final class StoreReader {
  private StoreReader() {}

  static Table table(String id, Properties table) {
    Map<String, String> types = new TreeMap<>();
    for (Properties attribute : table.inners("AttributeDefinitions")) {
      attribute.only("AttributeName", "AttributeType");
      types.put(attribute.text("AttributeName"), attribute.oneOf("AttributeType", "S", "N", "B"));
    }
    return new Table(
        table.optional("TableName").orElse(id),
        keys(table),
        types,
        table.inners("GlobalSecondaryIndexes").stream().map(StoreReader::index).toList(),
        table.inners("LocalSecondaryIndexes").stream().map(StoreReader::index).toList(),
        table
            .inner("TimeToLiveSpecification")
            .map(ttl -> ttl.only("AttributeName", "Enabled"))
            .filter(ttl -> ttl.flag("Enabled"))
            .map(ttl -> ttl.text("AttributeName")));
  }

  static Bucket bucket(String id, Properties bucket) {
    return new Bucket(
        bucket.optional("BucketName").orElse(id.toLowerCase(Locale.ROOT)),
        bucket.inner("CorsConfiguration").map(StoreReader::cors));
  }

  static Queue queue(String id, Properties queue) {
    Optional<Properties> redrive = queue.inner("RedrivePolicy");
    redrive.ifPresent(policy -> policy.only("deadLetterTargetArn", "maxReceiveCount"));
    return new Queue(
        queue.optional("QueueName").orElse(id),
        Duration.ofSeconds(queue.number("VisibilityTimeout", 30, 0, 43_200)),
        redrive.map(policy -> lastPart(policy.text("deadLetterTargetArn"))),
        redrive.map(policy -> policy.number("maxReceiveCount", 10, 1, 1_000)).orElse(0));
  }

  private static Index index(Properties index) {
    index.only(
        "IndexName", "KeySchema", "Projection", "ProvisionedThroughput", "OnDemandThroughput");
    Optional<Properties> projection = index.inner("Projection");
    return new Index(
        index.text("IndexName"),
        keys(index),
        projection.map(p -> p.oneOf("ProjectionType", "ALL", "KEYS_ONLY", "INCLUDE")).orElse("ALL"),
        projection.map(p -> p.texts("NonKeyAttributes")).orElse(List.of()));
  }

  private static List<Key> keys(Properties owner) {
    return owner.inners("KeySchema").stream()
        .map(key -> key.only("AttributeName", "KeyType"))
        .map(key -> new Key(key.text("AttributeName"), key.oneOf("KeyType", "HASH", "RANGE")))
        .toList();
  }

  /** The local store has one set of rules for all methods: the rules of a bucket are united. */
  private static Cors cors(Properties configuration) {
    configuration.only("CorsRules");
    List<Properties> rules = configuration.inners("CorsRules");
    rules.forEach(
        rule ->
            rule.only(
                "Id",
                "AllowedOrigins",
                "AllowedMethods",
                "AllowedHeaders",
                "ExposedHeaders",
                "MaxAge"));
    return new Cors(
        united(rules, "AllowedOrigins"),
        united(rules, "AllowedMethods"),
        united(rules, "AllowedHeaders"),
        united(rules, "ExposedHeaders"),
        Optional.empty(),
        false);
  }

  private static List<String> united(List<Properties> rules, String name) {
    return rules.stream().flatMap(rule -> rule.texts(name).stream()).distinct().toList();
  }

  private static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
