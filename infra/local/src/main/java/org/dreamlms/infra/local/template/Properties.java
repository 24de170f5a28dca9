package org.dreamlms.infra.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Items;
import org.dreamlms.infra.local.template.Node.Text;
import org.jspecify.annotations.Nullable;

/** Evaluated properties of one thing in the template, read by type. */
final class Properties {
  private final Where where;
  private final String owner;
  private final Fields fields;

  /**
   * @param owner for messages: what has these properties
   */
  Properties(Where where, String owner, Fields fields) {
    this.where = where;
    this.owner = owner;
    this.fields = fields;
  }

  int line() {
    return fields.line();
  }

  Set<String> names() {
    return fields.fields().keySet();
  }

  int line(String name) {
    return fields.fields().get(name) instanceof Field field ? field.line() : fields.line();
  }

  boolean has(String name) {
    return fields.fields().containsKey(name);
  }

  /** Refuses every property that is not among these. */
  Properties only(String... known) {
    for (String name : names()) {
      if (!List.of(known).contains(name)) {
        unknown(name);
      }
    }
    return this;
  }

  void unknown(String name) {
    where.refuse(
        line(name),
        "the property " + name + " of " + owner + " is not known to the local cloud",
        "Remove it, or teach it to infra/local (LocalEffects).");
  }

  String text(String name) {
    return optional(name)
        .orElseGet(() -> where.refuse(fields.line(), owner + " has no " + name, "Add it."));
  }

  Optional<String> optional(String name) {
    Node value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    return value instanceof Text text
        ? Optional.of(text.value())
        : where.refuse(line(name), name + " of " + owner + " is no plain value", "Write text.");
  }

  /** One of these words, or the first when it is not given. */
  String oneOf(String name, String... words) {
    String value = optional(name).orElse(words[0]);
    return List.of(words).contains(value)
        ? value
        : where.refuse(
            line(name),
            name + " of " + owner + " is " + value,
            "The local cloud knows " + String.join(", ", words) + ".");
  }

  int number(String name, int otherwise, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (text.get().matches("\\d{1,9}")) {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    }
    return where.refuse(
        line(name),
        name + " of " + owner + " is " + text.get(),
        "A whole number from " + least + " to " + most + " belongs here.");
  }

  boolean flag(String name) {
    return oneOf(name, "false", "true").equals("true");
  }

  List<String> texts(String name) {
    Node value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Text single) {
      return List.of(single.value());
    }
    if (!(value instanceof Items(var items, var ignored))) {
      return where.refuse(line(name), name + " of " + owner + " is no list", "Write a list.");
    }
    return items.stream()
        .map(
            item ->
                item instanceof Text text
                    ? text.value()
                    : where.<String>refuse(item.line(), "a plain value belongs here", "Mend it."))
        .toList();
  }

  Optional<Properties> inner(String name) {
    Node value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    return value instanceof Fields inner
        ? Optional.of(new Properties(where, name + " of " + owner, inner))
        : where.refuse(line(name), name + " of " + owner + " is no mapping", "Write a mapping.");
  }

  List<Properties> inners(String name) {
    Node value = value(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof Items(var items, var ignored))) {
      return where.refuse(line(name), name + " of " + owner + " is no list", "Write a list.");
    }
    return items.stream()
        .map(
            item ->
                item instanceof Fields inner
                    ? new Properties(where, name + " of " + owner, inner)
                    : where.<Properties>refuse(item.line(), "a mapping belongs here", "Mend it."))
        .toList();
  }

  /** A mapping of names to plain values. */
  Map<String, LocalTemplate.Setting> settings(String name) {
    Map<String, LocalTemplate.Setting> settings = new LinkedHashMap<>();
    inner(name)
        .ifPresent(
            inner ->
                inner
                    .names()
                    .forEach(
                        key ->
                            settings.put(
                                key, new LocalTemplate.Setting(inner.text(key), inner.line(key)))));
    return settings;
  }

  <T> T refuse(String name, String what, String remedy) {
    return where.refuse(line(name), what + " (" + owner + ")", remedy);
  }

  private @Nullable Node value(String name) {
    return fields.fields().get(name) instanceof Field field ? field.value() : null;
  }
}
