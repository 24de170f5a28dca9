package org.dreamlms.infra.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dreamlms.infra.local.events.PercentCode;
import org.dreamlms.infra.local.template.LocalTemplate.Route;

/**
 * Chooses the route of a request as an HTTP API does: a full match, then a greedy one, then {@code
 * $default}; among equals fixed segments before variables, a named method before ANY.
 *
 * <p>Source: API Gateway Developer Guide, "Create routes for HTTP APIs". Paths with and without a
 * slash at the end are different routes. Segments are compared decoded, and split before decoding;
 * what AWS does with an encoded slash is not documented.
 */
final class RouteTable {
  private final List<Candidate> candidates;

  RouteTable(List<Route> routes) {
    candidates = routes.stream().map(Candidate::of).sorted(Candidate.MOST_SPECIFIC_FIRST).toList();
  }

  /**
   * @param parameters decoded values of the path's variables
   */
  record Match(Route route, Map<String, String> parameters) {}

  /** Empty when no route takes the request. */
  Optional<Match> find(String method, String rawPath) {
    List<String> segments = segments(rawPath);
    for (Candidate candidate : candidates) {
      if (candidate.takes(method)) {
        Optional<Map<String, String>> parameters = candidate.match(segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match(candidate.route(), parameters.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> segments(String path) {
    return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
  }

  private record Candidate(Route route, List<String> segments, int kind) {
    private static final int FULL = 0;
    private static final int GREEDY = 1;
    private static final int DEFAULT = 2;

    static final Comparator<Candidate> MOST_SPECIFIC_FIRST =
        Comparator.comparingInt(Candidate::kind)
            .thenComparing(Candidate::shape)
            .thenComparing(candidate -> candidate.route().method().equals("ANY"));

    static Candidate of(Route route) {
      if (route.path().equals("$default")) {
        return new Candidate(route, List.of(), DEFAULT);
      }
      boolean greedy = route.path().endsWith("+}");
      return new Candidate(route, RouteTable.segments(route.path()), greedy ? GREEDY : FULL);
    }

    boolean takes(String method) {
      return route.method().equals("ANY") || route.method().equals(method);
    }

    /** One letter per segment, so that fixed sorts before variable, variable before the rest. */
    private String shape() {
      StringBuilder shape = new StringBuilder();
      for (String segment : segments) {
        shape.append(segment.endsWith("+}") ? 'c' : segment.startsWith("{") ? 'b' : 'a');
      }
      return shape.toString();
    }

    Optional<Map<String, String>> match(List<String> path) {
      if (kind == DEFAULT) {
        return Optional.of(Map.of());
      }
      int fixed = kind == GREEDY ? segments.size() - 1 : segments.size();
      if (kind == GREEDY ? path.size() <= fixed : path.size() != fixed) {
        return Optional.empty();
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      for (int i = 0; i < fixed; i++) {
        String segment = segments.get(i);
        String value = PercentCode.decodePath(path.get(i));
        if (segment.startsWith("{") && segment.endsWith("}") && !value.isEmpty()) {
          parameters.put(segment.substring(1, segment.length() - 1), value);
        } else if (!segment.equals(value)) {
          return Optional.empty();
        }
      }
      return kind == GREEDY ? rest(path, fixed, parameters) : Optional.of(parameters);
    }

    private Optional<Map<String, String>> rest(
        List<String> path, int from, Map<String, String> parameters) {
      List<String> rest = new ArrayList<>();
      path.subList(from, path.size()).forEach(part -> rest.add(PercentCode.decodePath(part)));
      String value = String.join("/", rest);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      String name = segments.getLast();
      parameters.put(name.substring(1, name.length() - 2), value);
      return Optional.of(parameters);
    }
  }
}
