package org.dreamlms.infra.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.dreamlms.infra.acceptance.house.Csv;

/**
 * A row of infra/docs/access-fields.csv: the fields that a route answers with to some roles.
 *
 * <pre>
 * items[].id        a field of each element of a list
 * language=null     a field that is always null
 * config.*          a field with anything below it
 * </pre>
 *
 * @param roles those of the table, or {@code anybody}
 */
record Fields(String path, Set<String> roles, Set<String> documented) {

  Fields {
    roles = Set.copyOf(roles);
    documented = Set.copyOf(documented);
  }

  static List<Fields> read(String csv) {
    return Csv.rows(csv).stream()
        .map(
            row ->
                new Fields(
                    Objects.requireNonNull(row.get("path")),
                    words(row, "roles"),
                    words(row, "fields")))
        .toList();
  }

  private static Set<String> words(Map<String, String> row, String column) {
    return new HashSet<>(Arrays.asList(Objects.requireNonNull(row.get(column)).split(" ", -1)));
  }

  /**
   * What differs between the documented fields and those of all these answers together; empty when
   * they agree.
   */
  Set<String> differences(List<JsonNode> answers) {
    Set<String> full = new TreeSet<>();
    Set<String> empty = new TreeSet<>();
    answers.forEach(answer -> collect("", answer, full, empty));
    Set<String> wrong = new TreeSet<>();
    for (String field : full) {
      if (!documented.contains(field) && !isBelowAnything(field)) {
        wrong.add("not documented: " + field);
      }
    }
    for (String field : empty) {
      if (!documented.contains(field + "=null") && !isNullable(field) && !isBelowAnything(field)) {
        wrong.add("not documented: " + field + ", which is null");
      }
    }
    for (String field : documented) {
      String name = field.replaceAll("(=null|\\.\\*)$", "");
      boolean seen =
          field.endsWith("=null")
              ? empty.contains(name)
              : full.contains(name)
                  || empty.contains(name)
                  || full.stream().anyMatch(other -> other.startsWith(name + "."));
      if (!seen) {
        wrong.add("documented, and not answered: " + field);
      }
    }
    return wrong;
  }

  private boolean isBelowAnything(String field) {
    return documented.stream()
        .filter(known -> known.endsWith(".*"))
        .map(known -> known.substring(0, known.length() - 2))
        .anyMatch(
            known ->
                field.equals(known)
                    || field.startsWith(known + ".")
                    || field.startsWith(known + "[]"));
  }

  /** A field, or an object with fields, that may be absent. */
  private boolean isNullable(String field) {
    return documented.contains(field)
        || documented.stream().anyMatch(known -> known.startsWith(field + "."));
  }

  private static void collect(String path, JsonNode node, Set<String> full, Set<String> empty) {
    if (node.isObject()) {
      if (node.isEmpty()) {
        full.add(path);
      }
      node.properties()
          .forEach(
              field ->
                  collect(
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      field.getValue(),
                      full,
                      empty));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, full, empty));
    } else if (node.isNull()) {
      empty.add(path);
    } else {
      full.add(path);
    }
  }
}
