package org.dreamlms.infra.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Items;
import org.dreamlms.infra.local.template.Node.Text;
import org.jspecify.annotations.Nullable;

/** Parameters of a template with their values, and the pseudo-parameters of this machine. */
final class Parameters {
  /** The region that all local stores name. */
  static final String REGION = "us-east-1";

  static final String ACCOUNT = "000000000000";
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Region",
          REGION,
          "AWS::AccountId",
          ACCOUNT,
          "AWS::Partition",
          "aws",
          "AWS::URLSuffix",
          "amazonaws.com",
          "AWS::StackName",
          "dream-lms-local",
          "AWS::StackId",
          "arn:aws:cloudformation:" + REGION + ":" + ACCOUNT + ":stack/dream-lms-local/local");
  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Default",
          "Description",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue",
          "NoEcho");

  private final Where where;
  private final Fields declared;
  private final Map<String, String> given;

  Parameters(Where where, Fields declared, Map<String, String> given) {
    this.where = where;
    this.declared = declared;
    this.given = Map.copyOf(given);
    given.keySet().stream()
        .filter(name -> !declared.fields().containsKey(name))
        .findFirst()
        .ifPresent(
            name ->
                where.refuse(declared.line(), "there is no parameter " + name, "Do not give it."));
    declared.fields().forEach((name, field) -> check(name, field));
  }

  /** The value of a parameter or pseudo-parameter; null when there is none of that name. */
  @Nullable Node find(String name, int line) {
    String pseudo = PSEUDO.get(name);
    if (pseudo != null) {
      return new Text(pseudo, line);
    }
    if (name.startsWith("AWS::")) {
      return where.refuse(
          line,
          "the pseudo-parameter " + name + " is not known to the local cloud",
          "Known are " + String.join(", ", PSEUDO.keySet().stream().sorted().toList()) + ".");
    }
    if (!(declared.fields().get(name) instanceof Field field)) {
      return null;
    }
    String value = value(name, field);
    return type(field).startsWith("List<") || type(field).equals("CommaDelimitedList")
        ? list(value, line)
        : new Text(value, line);
  }

  private String value(String name, Field field) {
    String override = given.get(name);
    if (override != null) {
      return override;
    }
    if (part(field, "Default") instanceof Text(var text, var ignored)) {
      return text;
    }
    return where.refuse(
        field.line(),
        "the parameter " + name + " has no default",
        "Give one in the template, or start with --parameter " + name + "=<value>.");
  }

  private void check(String name, Field field) {
    if (!(field.value() instanceof Fields fields)) {
      where.refuse(field.line(), "the parameter " + name + " is no mapping", "Give it a Type.");
      return;
    }
    fields
        .fields()
        .forEach(
            (key, part) -> {
              if (!KEYS.contains(key)) {
                where.refuse(part.line(), key + " is not known in a parameter", "Remove it.");
              }
            });
    if (part(field, "AllowedValues") instanceof Items(var items, var line)) {
      String value = value(name, field);
      if (items.stream().noneMatch(item -> item instanceof Text t && t.value().equals(value))) {
        where.refuse(line, name + " may not be " + value, "Choose one of the AllowedValues.");
      }
    }
  }

  private static String type(Field field) {
    return part(field, "Type") instanceof Text(var text, var ignored) ? text : "String";
  }

  private static @Nullable Node part(Field field, String name) {
    return field.value() instanceof Fields(var fields, var ignored)
            && fields.get(name) instanceof Field found
        ? found.value()
        : null;
  }

  private static Items list(String value, int line) {
    List<Node> items = new ArrayList<>();
    for (String item : value.split(",", -1)) {
      items.add(new Text(item.strip(), line));
    }
    return new Items(items, line);
  }
}
