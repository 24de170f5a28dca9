package org.dreamlms.infra.local.stores;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.LocalTemplate;
import org.dreamlms.infra.local.template.LocalTemplate.Setting;

/**
 * What a function finds in its environment: exactly the variables that the template declares for
 * it, with this machine's values where it has some, and the {@code AWS_*} variables of the local
 * stores. A setting that the template forgets is missing here as it would be on AWS.
 *
 * <p>There is no Secrets Manager here: where the template gives a secret by its ARN ({@code X_ARN},
 * ADR 0019), the function gets the secret itself ({@code X}) and an empty ARN.
 */
public final class FunctionVariables {
  private static final String SECRET = "{{resolve:secretsmanager:";
  private static final String ARN = "_ARN";
  private static final Pattern SECRET_ARN = Pattern.compile("arn:[^:]+:secretsmanager:");

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
              if (isByArn(name, setting)) {
                String secret = name.substring(0, name.length() - ARN.length());
                variables.put(name, "");
                variables.computeIfAbsent(secret, of -> given(of, extra, setting));
              } else if (!isBesideItsArn(name, function) && !extra.containsKey(name)) {
                variables.put(name, value(name, setting));
              }
            });
    variables.putAll(extra);
    return variables;
  }

  private static boolean isByArn(String name, Setting setting) {
    return name.endsWith(ARN) && SECRET_ARN.matcher(setting.value()).lookingAt();
  }

  private static boolean isBesideItsArn(String name, LocalTemplate.Function function) {
    Setting arn = function.environment().get(name + ARN);
    return arn != null && isByArn(name + ARN, arn);
  }

  private String given(String secret, Map<String, String> extra, Setting setting) {
    String here = extra.getOrDefault(secret, local.getOrDefault(secret, ""));
    return here.isBlank() ? called(secret, "Secrets Manager", setting) : here;
  }

  private String value(String name, Setting setting) {
    String here = local.get(name);
    if (here != null) {
      return here;
    }
    if (!setting.value().contains("{{resolve:")) {
      return setting.value();
    }
    return called(
        name,
        setting.value().contains(SECRET) ? "Secrets Manager" : "a dynamic reference",
        setting);
  }

  private String called(String name, String kind, Setting setting) {
    String given = caller.get(name);
    if (given != null && !given.isBlank()) {
      return given;
    }
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
