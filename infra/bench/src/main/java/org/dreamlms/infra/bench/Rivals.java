package org.dreamlms.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dreamlms.infra.bench.floor.CachedFloor;
import org.dreamlms.infra.bench.floor.EventsFloor;
import org.dreamlms.infra.local.events.FunctionAnswers;
import org.dreamlms.infra.local.events.GatewayAnswer;
import org.dreamlms.infra.local.events.HttpEvents;
import org.dreamlms.infra.local.events.HttpRequestFacts;
import org.dreamlms.infra.local.events.HttpRequestFacts.Header;
import org.dreamlms.infra.local.gateway.TraceId;
import org.dreamlms.infra.local.runtime.FunctionSpec;

/**
 * The functions that run against each other, the event that they get, and the proof that they do
 * equal work.
 *
 * @param list event of {@code GET /api/v1/books} by a teacher who has signed in
 * @param health event of {@code GET /api/v1/health}
 * @param clear event of {@code POST /api/v1/admin/cache/clear} by an administrator
 * @param catalog ours, which answers the list
 * @param cacheAdmin ours, which answers the health
 * @param events the floor of equal work
 * @param cached the floor of pre-encoded bytes
 */
record Rivals(
    byte[] list,
    byte[] health,
    byte[] clear,
    FunctionSpec catalog,
    FunctionSpec cacheAdmin,
    FunctionSpec events,
    FunctionSpec cached) {
  private static final int ATTEMPTS = 10;

  /**
   * @param folder for the floors' code
   */
  static Rivals prepare(School school, Path folder, int books) {
    byte[] list = event("GET", "/api/v1/books", Optional.of(school.token(School.TEACHER)));
    byte[] health = event("GET", "/api/v1/health", Optional.empty());
    byte[] clear =
        event("POST", "/api/v1/admin/cache/clear", Optional.of(school.token(School.ADMINISTRATOR)));
    FunctionSpec catalog = school.function("Catalog");
    byte[] answer = answerOf(catalog, list, folder);
    Path code = folder.resolve("floor");
    Path response = folder.resolve("response.json");
    try {
      Files.createDirectories(code.resolve("lib"));
      Files.write(response, answer);
      for (Class<?> library : FloorLibraries.MEMBERS) {
        Path jar = CodeJar.placeOf(library);
        Files.copy(jar, code.resolve("lib").resolve(jar.getFileName().toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CodeJar.ofPackage(EventsFloor.class, code.resolve("lib/floor.jar"));
    Map<String, String> variables = new HashMap<>();
    variables.put(EventsFloor.BOOKS, Integer.toString(books));
    variables.put(EventsFloor.HEADERS, headers(read(answer)));
    variables.put(CachedFloor.RESPONSE, response.toString());
    return new Rivals(
        list,
        health,
        clear,
        catalog,
        school.function("CacheAdmin"),
        floor("events", EventsFloor.class, code, catalog, variables),
        floor("cached", CachedFloor.class, code, catalog, variables));
  }

  /** What a function answers, in a process of its own. */
  static byte[] answerOf(FunctionSpec function, byte[] event, Path folder) {
    try (LambdaProcess process = new LambdaProcess(function, folder.resolve("runtime"))) {
      return firstSuccess(process, event);
    }
  }

  /**
   * On a machine that is busy with something else, a store may not answer within the first
   * request's time; a measured request never fails.
   *
   * @throws IllegalStateException when all attempts fail
   */
  static byte[] firstSuccess(LambdaProcess process, byte[] event) {
    byte[] answer = process.invoke(event);
    for (int attempt = 1; attempt < ATTEMPTS && read(answer).status() != 200; attempt++) {
      answer = process.invoke(event);
    }
    if (read(answer).status() != 200) {
      throw new IllegalStateException("No success: " + text(answer));
    }
    return answer;
  }

  static GatewayAnswer read(byte[] payload) {
    return FunctionAnswers.read(payload)
        .orElseThrow(
            () -> new IllegalStateException("No answer of an HTTP function: " + text(payload)));
  }

  private static String text(byte[] payload) {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The request's own id is the one header that each answer has another value of. */
  private static String headers(GatewayAnswer answer) {
    return answer.headers().stream()
        .filter(header -> !header.is("x-request-id"))
        .map(header -> header.name() + ": " + header.value())
        .collect(Collectors.joining("\n"));
  }

  private static FunctionSpec floor(
      String name, Class<?> handler, Path code, FunctionSpec like, Map<String, String> variables) {
    return new FunctionSpec(
        name,
        code,
        handler.getName(),
        like.memoryMegabytes(),
        like.timeout(),
        variables,
        1,
        0,
        false,
        Optional.empty(),
        List.of());
  }

  /** As a browser sends it. */
  private static byte[] event(String method, String path, Optional<String> token) {
    Map<String, String> headers = new HashMap<>();
    headers.put("accept", "application/json, text/plain, */*");
    headers.put("accept-encoding", "gzip, deflate, br");
    headers.put("accept-language", "tr-TR,tr;q=0.9,en;q=0.8");
    headers.put("host", "abc1234567.execute-api.eu-central-1.amazonaws.com");
    headers.put("origin", "https://lms.school.example");
    headers.put("referer", "https://lms.school.example/books");
    headers.put("user-agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0");
    token.ifPresent(value -> headers.put("authorization", "Bearer " + value));
    Instant now = Instant.now();
    return HttpEvents.httpApi(
        new HttpRequestFacts(
            method,
            path,
            "",
            "HTTP/1.1",
            headers.entrySet().stream().map(h -> new Header(h.getKey(), h.getValue())).toList(),
            new byte[0],
            "203.0.113.10",
            "abc1234567.execute-api.eu-central-1.amazonaws.com",
            443,
            "JKJaXmPLvHcESHA=",
            TraceId.next(now),
            now),
        method + " " + path,
        Map.of());
  }
}
