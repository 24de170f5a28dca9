package org.dreamlms.lib.lambdahttp;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.dreamlms.lib.problems.ProblemException;
import org.dreamlms.lib.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/** Says what arrived. */
@Controller("/echo")
@Requires(property = "echo", value = "true")
final class EchoController {

  @Serdeable
  record Fields(String name, @Nullable String more) {}

  @Get("/path/{+rest}")
  @Produces(MediaType.TEXT_PLAIN)
  String path(@PathVariable String rest) {
    return rest;
  }

  @Get("/raw")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<byte[]> raw(HttpRequest<?> request) {
    RawAnswer.promise(request);
    return HttpResponse.ok(new byte[] {(byte) 0x9f, '\n', (byte) 0xc5});
  }

  @Get("/one/{name}")
  @Produces(MediaType.TEXT_PLAIN)
  String one(@PathVariable String name) {
    return name;
  }

  @Get("/any/{+rest}")
  @Produces(MediaType.ALL)
  HttpResponse<String> any(@PathVariable String rest) {
    return HttpResponse.ok("rest " + rest).contentType(MediaType.TEXT_PLAIN_TYPE);
  }

  @Get("/any/exact")
  List<String> exact() {
    return List.of("exact");
  }

  @Get("/query")
  List<String> query(HttpRequest<?> request) {
    return request.getParameters().getAll("value");
  }

  @Get("/number")
  int number(@QueryValue int value) {
    return value;
  }

  @Get("/cookies")
  Map<String, String> cookies(HttpRequest<?> request) {
    Map<String, String> all = new TreeMap<>();
    request.getCookies().forEach((name, cookie) -> all.put(name, cookie.getValue()));
    return all;
  }

  @Get("/set-cookies")
  HttpResponse<String> setCookies() {
    return HttpResponse.ok("two").cookie(Cookie.of("a", "1")).cookie(Cookie.of("b", "2"));
  }

  @Get("/vary")
  HttpResponse<String> vary() {
    return HttpResponse.ok("two").header("Vary", "Origin").header("Vary", "Accept");
  }

  @Get("/source")
  @Produces(MediaType.TEXT_PLAIN)
  String source(HttpRequest<?> request) {
    return request.getRemoteAddress().getHostString();
  }

  @Post("/raw")
  @Consumes(MediaType.ALL)
  @Produces(MediaType.TEXT_PLAIN)
  String raw(RawBody body) {
    return Base64.getEncoder().encodeToString(body.bytes());
  }

  @Post("/form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  Fields form(@Body Fields fields) {
    return fields;
  }

  @Post("/json")
  Fields json(@Body Fields fields) {
    return fields;
  }

  @Get("/nulls")
  Fields nulls() {
    return new Fields("n", null);
  }

  @Get("/boom")
  String boom() {
    throw new IllegalStateException("secret-inside at 10.0.0.1");
  }

  @Get("/problem")
  String problem() {
    throw new ProblemException(ProblemType.FORBIDDEN, "Not yours.");
  }

  @Get("/problems/{type}")
  String problem(ProblemType type) {
    throw new ProblemException(type, "As asked for.");
  }

  /** Counts how often it is written. */
  @Serdeable
  static final class Counted {
    static final AtomicInteger WRITTEN = new AtomicInteger();

    public String getName() {
      WRITTEN.incrementAndGet();
      return "Ayşe";
    }
  }

  @Get("/counted")
  Counted counted() {
    return new Counted();
  }

  @Get("/with/{name}")
  HttpResponse<Fields> with(String name, @QueryValue String value) {
    return HttpResponse.ok(new Fields("n", null)).header(name, value);
  }

  @Get("/part")
  HttpResponse<byte[]> part() {
    return HttpResponse.<byte[]>status(HttpStatus.PARTIAL_CONTENT)
        .contentType("image/png")
        .header("content-range", "bytes 0-2/9")
        .header("etag", "\"whole\"")
        .body(new byte[] {1, 2, 3});
  }

  @Get("/range")
  @Produces(MediaType.TEXT_PLAIN)
  String range(HttpRequest<?> request) {
    return request.getHeaders().findFirst("range").orElse("none");
  }

  @Get("/elsewhere")
  HttpResponse<Void> elsewhere() {
    return HttpResponse.temporaryRedirect(URI.create("https://files.example/a?secret"));
  }

  @Get("/large")
  @Produces(MediaType.TEXT_PLAIN)
  String large(@QueryValue int size) {
    return "x".repeat(size);
  }

  @Get("/bytes")
  HttpResponse<byte[]> bytes(@QueryValue String type) {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return HttpResponse.ok(all).contentType(type);
  }
}
