package org.dreamlms.infra.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Items;

/**
 * SAM's Globals: mappings are merged, lists are appended to, anything else is overridden by the
 * resource. Source: AWS SAM Developer Guide, "Globals section".
 */
final class Globals {
  private static final Map<String, String> SECTIONS =
      Map.of("Function", "AWS::Serverless::Function", "HttpApi", "AWS::Serverless::HttpApi");

  private final Fields sections;

  Globals(Where where, Fields sections) {
    this.sections = sections;
    sections
        .fields()
        .forEach(
            (name, field) -> {
              if (!SECTIONS.containsKey(name)) {
                where.refuse(
                    field.line(),
                    "Globals for " + name + " are not known to the local cloud",
                    "Known are Function and HttpApi.");
              }
            });
  }

  Fields mergedInto(Fields own, String type) {
    for (Map.Entry<String, Field> section : sections.fields().entrySet()) {
      if (type.equals(SECTIONS.get(section.getKey()))
          && section.getValue().value() instanceof Fields global) {
        return merge(global, own);
      }
    }
    return own;
  }

  private static Fields merge(Fields global, Fields own) {
    Map<String, Field> merged = new LinkedHashMap<>(global.fields());
    own.fields()
        .forEach(
            (name, field) -> {
              Field below = merged.get(name);
              merged.put(
                  name,
                  below == null
                      ? field
                      : new Field(merge(below.value(), field.value()), field.line()));
            });
    return new Fields(merged, own.line());
  }

  private static Node merge(Node global, Node own) {
    if (global instanceof Fields below && own instanceof Fields above) {
      return merge(below, above);
    }
    if (global instanceof Items(var first, var ignored)
        && own instanceof Items(var second, var l)) {
      List<Node> all = new ArrayList<>(first);
      all.addAll(second);
      return new Items(all, l);
    }
    return own;
  }
}
