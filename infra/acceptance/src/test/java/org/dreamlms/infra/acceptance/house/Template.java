package org.dreamlms.infra.acceptance.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The functions and routes of template.yaml. */
record Template(Map<String, Function> functions) {

  /**
   * A function with what it is asked.
   *
   * @param ownUrl whether it has an address of its own, which takes every path
   */
  record Function(String codeUri, List<Route> routes, boolean ownUrl) {}

  static Template read(Path file) {
    Map<String, Function> functions = new TreeMap<>();
    Map<?, ?> template = new Yaml(new AnyTag()).load(Repository.text(file));
    Map<?, ?> resources = map(template, "Resources");
    resources.forEach(
        (name, resource) -> {
          Map<?, ?> map = (Map<?, ?>) resource;
          if ("AWS::Serverless::Function".equals(map.get("Type"))) {
            functions.put((String) name, function(map(map, "Properties")));
          }
        });
    return new Template(functions);
  }

  private static Function function(Map<?, ?> properties) {
    List<Route> routes = new ArrayList<>();
    if (properties.get("Events") instanceof Map<?, ?> events) {
      for (Object event : events.values()) {
        Map<?, ?> map = (Map<?, ?>) event;
        if ("HttpApi".equals(map.get("Type"))) {
          Map<?, ?> route = map(map, "Properties");
          routes.add(new Route(text(route, "Method"), text(route, "Path")));
        }
      }
    }
    return new Function(
        text(properties, "CodeUri"), routes, properties.get("FunctionUrlConfig") != null);
  }

  private static Map<?, ?> map(Map<?, ?> parent, String key) {
    return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
  }

  private static String text(Map<?, ?> parent, String key) {
    return Objects.requireNonNull(parent.get(key), key).toString();
  }

  /** By an HTTP API's precedence: full match, then the longest greedy one. */
  Optional<String> functionFor(Route route) {
    Optional<String> full = first(route, false);
    return full.isPresent() ? full : first(route, true);
  }

  private Optional<String> first(Route wanted, boolean greedy) {
    record Match(String function, int length) {}
    return functions.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().routes().stream()
                    .filter(route -> route.verb().equals(wanted.verb()))
                    .filter(route -> route.path().contains("+}") == greedy)
                    .filter(route -> pattern(route.path()).matcher(wanted.path()).matches())
                    .map(route -> new Match(entry.getKey(), route.path().length())))
        .max(Comparator.comparingInt(Match::length))
        .map(Match::function);
  }

  private static Pattern pattern(String path) {
    String regex =
        Pattern.quote(path)
            .replaceAll("\\{[^}/]+\\+}", "\\\\E.+\\\\Q")
            .replaceAll("\\{[^}/+]+}", "\\\\E[^/]+\\\\Q");
    return Pattern.compile(regex);
  }

  /** Takes CloudFormation's short forms (Ref, Sub, If …) as what stands behind them. */
  private static final class AnyTag extends SafeConstructor {
    AnyTag() {
      super(new LoaderOptions());
      yamlMultiConstructors.put(
          "!",
          new AbstractConstruct() {
            @Override
            public Object construct(Node node) {
              return switch (node) {
                case ScalarNode scalar -> scalar.getValue();
                case MappingNode mapping -> constructMapping(mapping);
                default -> {
                  node.setTag(Tag.SEQ);
                  yield constructSequence((SequenceNode) node);
                }
              };
            }
          });
    }
  }
}
