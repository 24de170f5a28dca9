package org.dreamlms.infra.dcsstandin.endpoints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.infra.dcsstandin.http.Json;
import org.dreamlms.infra.dcsstandin.objects.StoredObject;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a tree. Paths are whole keys, folders end in a slash, siblings are sorted by path.
 */
final class Tree {
  private final String path;
  private final @Nullable Long size;
  private final Map<String, Tree> children = new TreeMap<>();

  private Tree(String path, @Nullable Long size) {
    this.path = path;
    this.size = size;
  }

  /** The folder {@code root}, which need not exist: then it has no children. */
  static ObjectNode of(String root, List<StoredObject> objects) {
    Tree tree = new Tree(root, null);
    for (StoredObject object : objects) {
      Tree folder = tree;
      String rest = object.key().substring(root.length());
      int slash;
      while ((slash = rest.indexOf('/')) >= 0) {
        String below = folder.path + rest.substring(0, slash + 1);
        folder = folder.children.computeIfAbsent(below, name -> new Tree(name, null));
        rest = rest.substring(slash + 1);
      }
      folder.children.put(object.key(), new Tree(object.key(), object.size()));
    }
    return tree.json();
  }

  private ObjectNode json() {
    ObjectNode node = Json.object().put("path", path).put("type", size == null ? "folder" : "file");
    if (size != null) {
      node.put("size", size);
    }
    ArrayNode below = node.putArray("children");
    children.values().forEach(child -> below.add(child.json()));
    return node;
  }
}
