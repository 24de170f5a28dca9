package org.dreamlms.lib.bookcatalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.dreamlms.lib.bookcatalog.BookConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded and hand-written configs with random parts replaced by something of another type. */
class BrokenConfigsTest {
  private static final List<String> CONFIGS =
      List.of("config-brains-1.json", "config-isik-a.json", "config-all-kinds.json");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 20261121})
  void a_broken_config_is_read_without_failing_and_ids_stay_unique(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 1_000; round++) {
      JsonNode whole = Configs.resource(CONFIGS.get(round % CONFIGS.size())).tree();
      JsonNode broken = broken(whole, random, 1 + random.nextInt(30), 0);
      BookConfig config = new BookConfig(broken, null);

      BookContent content = BookContent.of(5, config);

      assertThat(content.activities().map(Activity::id))
          .as("seed %d, round %d", seed, round)
          .doesNotHaveDuplicates();
      assertThat(content.modules().stream().mapToInt(BookModule::pageCount).sum())
          .isEqualTo(content.pages().size());
    }
  }

  /** Replaces about one node of {@code every}; never the root. */
  private static JsonNode broken(JsonNode node, Random random, int every, int depth) {
    if (depth > 0 && random.nextInt(10 * every) == 0) {
      return junk(random, depth);
    }
    if (node.isArray()) {
      List<JsonNode> items = new ArrayList<>();
      node.values().forEach(item -> items.add(broken(item, random, every, depth + 1)));
      return JsonNode.createArrayNode(items);
    }
    if (node.isObject()) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : node.entries()) {
        if (random.nextInt(10 * every) != 0) {
          fields.put(field.getKey(), broken(field.getValue(), random, every, depth + 1));
        }
      }
      return JsonNode.createObjectNode(fields);
    }
    return node;
  }

  private static JsonNode junk(Random random, int depth) {
    return switch (random.nextInt(11)) {
      case 0 -> JsonNode.nullNode();
      case 1 -> JsonNode.createNumberNode(random.nextInt());
      case 2 -> JsonNode.createNumberNode(random.nextLong());
      case 3 -> JsonNode.createNumberNode(new BigDecimal("1e999999999"));
      case 4 -> JsonNode.createNumberNode(Double.NaN);
      case 5 -> JsonNode.createBooleanNode(random.nextBoolean());
      case 6 -> JsonNode.createStringNode("");
      case 7 -> JsonNode.createStringNode("../".repeat(random.nextInt(50)) + "İ\u0000");
      case 8 -> JsonNode.createArrayNode(List.of());
      case 9 -> JsonNode.createObjectNode(Map.of());
      default -> JsonNode.createArrayNode(List.of(junk(random, depth), JsonNode.nullNode()));
    };
  }
}
