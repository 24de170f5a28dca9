package org.dreamlms.lib.assetlinks;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Walks one tree and replaces the paths in it. For one use. */
final class TreeLinks {
  private static final Set<String> ASSETS =
      Set.of(
          "section_path",
          "image_path",
          "image",
          "audio_path",
          "audio",
          "video_path",
          "video",
          "poster",
          "book_cover");

  private static final String SOUND = "audio_extra";
  private static final String PATH_OF_SOUND = "path";

  /** As in {@code .jpeg} and {@code .fbinf}. */
  private static final int LONGEST_EXTENSION = 5;

  private final Function<AssetPath, String> link;
  private final int mostLinks;

  /** Many activities show the same picture. */
  private final Map<AssetPath, JsonNode> made = new HashMap<>();

  private int links;
  private int refused;

  TreeLinks(Function<AssetPath, String> link, int mostLinks) {
    this.link = link;
    this.mostLinks = mostLinks;
  }

  /** A tree that shares with the given one what need not differ. */
  JsonNode replace(JsonNode node) {
    return replace(node, null);
  }

  /** True when there were more links to make than were allowed; the tree is not complete then. */
  boolean isFull() {
    return links > mostLinks;
  }

  int refused() {
    return refused;
  }

  /**
   * @param owner the name of the field that the node is the value of; null for others
   */
  private JsonNode replace(JsonNode node, @Nullable String owner) {
    if (node.isObject()) {
      return object(node, SOUND.equals(owner));
    }
    return node.isArray() ? array(node) : node;
  }

  private JsonNode object(JsonNode node, boolean sound) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    boolean same = true;
    for (Map.Entry<String, JsonNode> field : node.entries()) {
      JsonNode value = field.getValue();
      boolean asset =
          ASSETS.contains(field.getKey()) || (sound && PATH_OF_SOUND.equals(field.getKey()));
      JsonNode replaced = asset && value.isString() ? asset(value) : replace(value, field.getKey());
      same &= replaced == value;
      fields.put(field.getKey(), replaced);
    }
    return same ? node : JsonNode.createObjectNode(fields);
  }

  private JsonNode array(JsonNode node) {
    List<JsonNode> items = new ArrayList<>(node.size());
    boolean same = true;
    for (JsonNode item : node.values()) {
      JsonNode replaced = replace(item, null);
      same &= replaced == item;
      items.add(replaced);
    }
    return same ? node : JsonNode.createArrayNode(items);
  }

  private JsonNode asset(JsonNode value) {
    String text = value.getStringValue();
    if (!looksLikePath(text)) {
      return value;
    }
    return switch (ConfigPath.read(text)) {
      case ConfigPath.Relative(AssetPath path) -> linked(path, value);
      case ConfigPath.LeftAlone leftAlone -> value;
      case ConfigPath.Refused reason -> {
        refused++;
        yield value;
      }
    };
  }

  private JsonNode linked(AssetPath path, JsonNode value) {
    links++;
    return isFull()
        ? value
        : made.computeIfAbsent(path, file -> JsonNode.createStringNode(link.apply(file)));
  }

  /** It begins as paths of configs do, or ends in an extension. Cheap for texts of any length. */
  private static boolean looksLikePath(String text) {
    String start = text.substring(0, Math.min(text.length(), 16)).replace('\\', '/').stripLeading();
    if (start.startsWith("./") || start.startsWith("books/")) {
      return true;
    }
    String trimmed = text.stripTrailing();
    String end = trimmed.substring(Math.max(0, trimmed.length() - LONGEST_EXTENSION - 1));
    int dot = end.lastIndexOf('.');
    return dot >= 0
        && dot < end.length() - 1
        && end.substring(dot + 1).chars().allMatch(TreeLinks::isLetterOrDigit);
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
