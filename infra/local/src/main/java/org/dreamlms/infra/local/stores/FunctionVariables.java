package org.dreamlms.infra.local.stores;

import java.util.Map;
import java.util.TreeMap;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Setting;

/**
 * What a function finds in its environment: exactly the variables that the template declares for
 * it, with this machine's values where it has some, and the {@code AWS_*} variables of the local
 * stores. A setting that the template forgets is missing here as it would be on AWS.
 */
public final class FunctionVariables {
  private static final String SECRET = "{{resolve:secretsmanager:";

  private final String templateName;
  private final Map<String, String> local;
  private final Map<String, String> endpoints;
  private final Map<String, String> caller;

  /**
   * @param local values of this machine by variable name
   * @param endpoints given to every function
   * @param caller where secrets that have no local value are looked for
   */
  public FunctionVariables(
      String templateName,
      Map<String, String> local,
      Map<String, String> endpoints,
      Map<String, String> caller) {
    this.templateName = templateName;
    this.local = Map.copyOf(local);
    this.endpoints = Map.copyOf(endpoints);
    this.caller = Map.copyOf(caller);
  }

  /**
   * @param extra set in any case; they win
   * @throws Refusal when a secret has no value on this machine
   */
  public Map<String, String> of(LocalTemplate.Function function, Map<String, String> extra) {
    Map<String, String> variables = new TreeMap<>(endpoints);
    function
        .environment()
        .forEach(
            (name, setting) -> {
              if (!extra.containsKey(name)) {
                variables.put(name, value(name, setting));
              }
            });
    variables.putAll(extra);
    return variables;
  }

  private String value(String name, Setting setting) {
    String here = local.get(name);
    if (here != null) {
      return here;
    }
    if (!setting.value().contains("{{resolve:")) {
      return setting.value();
    }
    String given = caller.get(name);
    if (given != null && !given.isBlank()) {
      return given;
    }
    String kind = setting.value().contains(SECRET) ? "Secrets Manager" : "a dynamic reference";
    throw new Refusal(
        templateName
            + ":"
            + setting.line()
            + ": "
            + name
            + " comes from "
            + kind
            + " on AWS and the local cloud has no value for it. Start with the environment variable"
            + " "
            + name
            + " set.");
  }
}
