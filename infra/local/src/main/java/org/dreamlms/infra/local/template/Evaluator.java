package org.dreamlms.infra.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.Node.Call;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Items;
import org.dreamlms.infra.local.template.Node.Text;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates intrinsic functions as CloudFormation does, and refuses those it does not know by name.
 *
 * <p>Known: Ref, Sub, GetAtt, If, Equals, Not, And, Or, Condition, FindInMap, Join, Select, Split.
 * Source of their meaning: AWS CloudFormation User Guide, "Intrinsic function reference".
 */
final class Evaluator {
  private static final Pattern HOLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final Set<String> DECIDING = Set.of("Equals", "Not", "And", "Or", "Condition");

  private final Where where;
  private final Parameters parameters;
  private final Fields conditions;
  private final Fields mappings;
  private final ResourceNames resources;

  Evaluator(
      Where where,
      Parameters parameters,
      Fields conditions,
      Fields mappings,
      ResourceNames resources) {
    this.where = where;
    this.parameters = parameters;
    this.conditions = conditions;
    this.mappings = mappings;
    this.resources = resources;
  }

  /**
   * Returns the node without calls; what became {@code AWS::NoValue} is gone from its list or
   * mapping.
   *
   * @return null when the node itself is {@code AWS::NoValue}
   */
  @Nullable Node resolve(Node node) {
    return switch (node) {
      case Text text -> text;
      case Items items -> resolveItems(items);
      case Fields fields -> resolveFields(fields);
      case Call call -> call(call);
    };
  }

  /**
   * @throws Refusal when the value is no text
   */
  String text(Node node) {
    return resolve(node) instanceof Text text
        ? text.value()
        : where.refuse(node.line(), "a plain value belongs here", "Write text or a number.");
  }

  /** Whether a named condition of the template holds. */
  boolean condition(String name, int line) {
    Field field = conditions.fields().get(name);
    if (field == null) {
      return where.refuse(line, "there is no condition " + name, "Add it under Conditions.");
    }
    return decide(field.value());
  }

  private Items resolveItems(Items items) {
    List<Node> kept = new ArrayList<>();
    for (Node item : items.items()) {
      Node value = resolve(item);
      if (value != null) {
        kept.add(value);
      }
    }
    return new Items(kept, items.line());
  }

  private Fields resolveFields(Fields fields) {
    Map<String, Field> kept = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (key, field) -> {
              Node value = resolve(field.value());
              if (value != null) {
                kept.put(key, new Field(value, field.line()));
              }
            });
    return new Fields(kept, fields.line());
  }

  private @Nullable Node call(Call call) {
    int line = call.line();
    return switch (call.function()) {
      case "Ref" -> ref(text(call.argument()), line);
      case "Sub" -> new Text(substitute(call), line);
      case "GetAtt" -> new Text(attribute(call), line);
      case "If" -> choose(call);
      case "FindInMap" -> findInMap(call);
      case "Join" -> join(call);
      case "Select" -> select(call);
      case "Split" -> split(call);
      default ->
          DECIDING.contains(call.function())
              ? new Text(Boolean.toString(decide(call)), line)
              : where.refuse(
                  line,
                  "the intrinsic " + call.function() + " is not known to the local cloud",
                  "Use Ref, Sub, GetAtt, If, Equals, Not, And, Or, FindInMap, Join, Select or"
                      + " Split, or teach it to infra/local (Evaluator).");
    };
  }

  private @Nullable Node ref(String name, int line) {
    if (name.equals("AWS::NoValue")) {
      return null;
    }
    Node parameter = parameters.find(name, line);
    return parameter != null ? parameter : new Text(resources.ref(name, line), line);
  }

  private String attribute(Call call) {
    if (resolve(call.argument()) instanceof Items(var parts, var line) && parts.size() == 2) {
      return resources.attribute(text(parts.get(0)), text(parts.get(1)), line);
    }
    return attribute(text(call.argument()), call.line());
  }

  private String attribute(String path, int line) {
    int dot = path.indexOf('.');
    if (dot < 1) {
      return where.refuse(line, "GetAtt " + path, "Write it as Resource.Attribute.");
    }
    return resources.attribute(path.substring(0, dot), path.substring(dot + 1), line);
  }

  private String substitute(Call call) {
    String template;
    Map<String, Field> own = Map.of();
    if (call.argument() instanceof Items(var parts, var ignored)
        && parts.size() == 2
        && parts.get(1) instanceof Fields fields) {
      template = text(parts.get(0));
      own = fields.fields();
    } else {
      template = text(call.argument());
    }
    Map<String, Field> variables = own;
    return HOLE.matcher(template)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(fill(match.group(1).strip(), variables, call.line())));
  }

  private String fill(String name, Map<String, Field> variables, int line) {
    if (name.startsWith("!")) {
      return "${" + name.substring(1) + "}";
    }
    Field own = variables.get(name);
    if (own != null) {
      return text(own.value());
    }
    if (name.contains(".")) {
      return attribute(name, line);
    }
    return text(new Call("Ref", new Text(name, line), line));
  }

  private @Nullable Node choose(Call call) {
    List<Node> parts = parts(call, 3);
    return resolve(condition(text(parts.get(0)), call.line()) ? parts.get(1) : parts.get(2));
  }

  private boolean decide(Node node) {
    if (node instanceof Fields fields && fields.fields().get("Condition") instanceof Field named) {
      return condition(text(named.value()), node.line());
    }
    if (!(node instanceof Call call)) {
      return where.refuse(node.line(), "this is no condition", "Use Equals, Not, And, Or.");
    }
    return switch (call.function()) {
      case "Condition" -> condition(text(call.argument()), call.line());
      case "Not" -> !decide(parts(call, 1).getFirst());
      case "Equals" -> {
        List<Node> parts = parts(call, 2);
        yield text(parts.get(0)).equals(text(parts.get(1)));
      }
      case "And" -> items(call.argument()).stream().allMatch(this::decide);
      case "Or" -> items(call.argument()).stream().anyMatch(this::decide);
      default ->
          where.refuse(
              call.line(),
              call.function() + " is not known in a condition",
              "Use Equals, Not, And, Or or Condition.");
    };
  }

  private Node findInMap(Call call) {
    List<Node> parts = parts(call, 3);
    Node at = mappings;
    for (Node part : parts) {
      String key = text(part);
      if (!(at instanceof Fields fields) || !(fields.fields().get(key) instanceof Field found)) {
        return where.refuse(call.line(), "FindInMap finds no " + key, "Add it under Mappings.");
      }
      at = found.value();
    }
    Node found = at;
    return orEmpty(resolve(found), () -> found);
  }

  private Node join(Call call) {
    List<Node> parts = parts(call, 2);
    List<String> values = items(parts.get(1)).stream().map(this::text).toList();
    return new Text(String.join(text(parts.get(0)), values), call.line());
  }

  private Node select(Call call) {
    List<Node> parts = parts(call, 2);
    List<Node> items = items(parts.get(1));
    String index = text(parts.get(0));
    if (!index.matches("\\d{1,6}") || Integer.parseInt(index) >= items.size()) {
      return where.refuse(
          call.line(),
          "Select has no item " + index,
          "Indexes start at 0 and end before the size.");
    }
    Node item = items.get(Integer.parseInt(index));
    return orEmpty(resolve(item), () -> item);
  }

  private Node split(Call call) {
    List<Node> parts = parts(call, 2);
    String delimiter = Pattern.quote(text(parts.get(0)));
    List<Node> items = new ArrayList<>();
    for (String part : text(parts.get(1)).split(delimiter, -1)) {
      items.add(new Text(part, call.line()));
    }
    return new Items(items, call.line());
  }

  private static Node orEmpty(@Nullable Node node, Supplier<Node> otherwise) {
    return node != null ? node : otherwise.get();
  }

  private List<Node> parts(Call call, int count) {
    if (call.argument() instanceof Items(var items, var ignored) && items.size() == count) {
      return items;
    }
    return where.refuse(
        call.line(), call.function() + " takes a list of " + count, "Give it that many items.");
  }

  /** Items of a list, or of a call that gives one. */
  private List<Node> items(Node node) {
    Node list = node instanceof Items ? node : resolve(node);
    return list instanceof Items(var items, var ignored)
        ? items
        : where.refuse(node.line(), "a list belongs here", "Write one.");
  }
}
