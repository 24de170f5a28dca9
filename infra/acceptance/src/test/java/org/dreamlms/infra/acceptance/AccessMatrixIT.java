package org.dreamlms.infra.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dreamlms.infra.acceptance.AccessRule.Kind;
import org.dreamlms.infra.acceptance.AccessRule.Reach;
import org.dreamlms.infra.local.LocalCloud;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Routes times verbs times callers times ownership: every cell is asked over HTTP, and answers what
 * infra/docs/access.csv says. The table is complete: {@code house/AccessTableTest} compares it with
 * template.yaml and the controllers.
 */
final class AccessMatrixIT {
  private static final Path DOCS =
      Path.of(System.getProperty("dreamlms.root", "../..")).resolve("infra/docs");

  private static final List<String> VERBS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** What no function has seen. */
  private static final String NO_ROUTE = "{\"message\":\"Not Found\"}";

  /** Nothing of a form: what is posted names nothing, and makes nothing. */
  private static final String FORM = "application/x-www-form-urlencoded";

  private static final Tokens TOKENS = Tokens.create();

  @RegisterExtension
  static final Running CLOUD = new Running("matrix", settings -> TOKENS.in(settings).warmed());

  private static final Map<String, Answer> ABSENT = new ConcurrentHashMap<>();
  private static final AtomicInteger CELLS = new AtomicInteger();

  /** The callers of a rule ask side by side: one more than a function has environments. */
  private static final ExecutorService CALLS = Executors.newFixedThreadPool(3);

  private static boolean prepared;

  private final List<AccessRule> rules = AccessRule.read(text("access.csv"));
  private final List<Fields> fields = Fields.read(text("access-fields.csv"));
  private final List<Caller> callers = callers();

  @BeforeEach
  void enrol(LocalCloud cloud, Dcs dcs) throws SQLException {
    if (prepared) {
      return;
    }
    prepared = true;
    try (PeopleRows people = PeopleRows.in(cloud.storeSettings())) {
      people.addAll();
    }
    dcs.withdrawBook(Shelf.WITHDRAWN_BOOK);
    assertThat(dcs.addPublisher("Closed Press")).isEqualTo(Shelf.FORMER_PUBLISHER);
    dcs.removePublisher(Shelf.FORMER_PUBLISHER);
  }

  @AfterAll
  static void count() {
    CALLS.close();
    System.out.println("access matrix: " + CELLS + " cells asked");
  }

  @Tag("AC1")
  @TestFactory
  Stream<DynamicNode> each_caller_gets_from_each_route_what_the_table_says(
      Client anybody, LocalCloud cloud) throws SQLException {
    String before = rows(cloud);
    return Stream.concat(
        rules.stream().map(rule -> perCaller(rule, callers, this::ask, anybody)),
        Stream.of(
            DynamicTest.dynamicTest(
                "and nothing was written", () -> assertThat(rows(cloud)).isEqualTo(before))));
  }

  @Tag("AC1")
  @TestFactory
  Stream<DynamicNode> no_route_answers_to_a_verb_that_it_does_not_have(Client anybody) {
    return rules.stream()
        .collect(Collectors.groupingBy(AccessRule::path, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(
            rulesOfPath ->
                perCaller(
                    rulesOfPath.getFirst(),
                    callers,
                    (rule, caller, client) -> otherVerbs(rulesOfPath, caller, client),
                    anybody));
  }

  @Tag("AC4")
  @TestFactory
  Stream<DynamicNode> another_spelling_of_an_id_names_nothing(Client anybody) {
    return rules.stream()
        .filter(rule -> rule.names() != Kind.NOTHING)
        .map(
            rule ->
                perCaller(
                    rule,
                    callers.stream()
                        .filter(caller -> caller.refusal(rule).isEmpty())
                        .filter(caller -> !caller.named(rule).isEmpty())
                        .toList(),
                    this::spell,
                    anybody));
  }

  @Tag("AC3")
  @TestFactory
  Stream<DynamicNode> searching_counting_and_paging_show_nothing_foreign(Client anybody) {
    return rules.stream()
        .filter(rule -> rule.path().equals("/api/v1/books"))
        .map(
            rule ->
                perCaller(
                    rule,
                    callers.stream().filter(caller -> caller.refusal(rule).isEmpty()).toList(),
                    this::search,
                    anybody));
  }

  @Tag("AC5")
  @TestFactory
  Stream<DynamicNode> each_role_gets_exactly_the_documented_fields(Client anybody) {
    return rules.stream()
        .filter(rule -> rule.ok() == 200)
        .map(
            rule ->
                perRole(
                    rule,
                    role ->
                        callers.stream()
                            .filter(caller -> caller.isOf(role, rule))
                            .filter(caller -> caller.refusal(rule).isEmpty())
                            .toList(),
                    anybody));
  }

  /** It holds the answers of every activity; the route {@code /config} refuses students. */
  @Tag("AC5")
  @Test
  void a_student_gets_no_config_by_its_name_either(Client anybody) {
    Client student = anybody.unchecked().with(TOKENS.of(Person.STUDENT.id()));

    for (String door :
        List.of(
            "/assets/config.json",
            "/media/config.json",
            "/media/./config.json",
            "/assets/presigned?path=config.json",
            "/assets/presigned?path=./config.json")) {
      var reply = student.get("/api/v1/books/1" + door);

      assertThat(reply.status()).as(door + ": " + reply.text()).isIn(400, 404);
    }
  }

  private interface Check {
    /** Asks, and returns what was not as it must be. */
    List<String> of(AccessRule rule, Caller caller, Client client);
  }

  private static DynamicContainer perCaller(
      AccessRule rule, List<Caller> callers, Check check, Client anybody) {
    Map<Caller, Future<List<String>>> asked = new LinkedHashMap<>();
    for (Caller caller : callers) {
      asked.put(caller, CALLS.submit(() -> check.of(rule, caller, caller.client(anybody))));
    }
    return DynamicContainer.dynamicContainer(
        rule.toString(),
        asked.entrySet().stream()
            .map(
                one ->
                    DynamicTest.dynamicTest(
                        one.getKey().name(), () -> assertThat(one.getValue().get()).isEmpty())));
  }

  /** Both forms of the address, every thing it may name. */
  private List<String> ask(AccessRule rule, Caller caller, Client client) {
    List<String> wrong = new ArrayList<>();
    Optional<Refusal> refusal = caller.refusal(rule);
    Answer first = null;
    for (String path : rule.forms()) {
      for (int id : rule.names() == Kind.NOTHING ? List.of(0) : Shelf.ids(rule.names())) {
        Answer answer = call(client, rule, path, Integer.toString(id), id);
        if (refusal.isPresent()) {
          first = first == null ? answer : first;
          require(wrong, answer.isRefused(refusal.get()), path, id, answer);
          // A refusal says nothing of what it refuses.
          require(wrong, answer.equals(first), path, id, answer);
        } else if (rule.names() != Kind.NOTHING && !caller.named(rule).contains(id)) {
          require(wrong, answer.equals(absent(rule, client)), path, id, answer);
        } else {
          require(wrong, answer.status() == rule.ok(), path, id, answer);
          if (rule.holds() != Kind.NOTHING && answer.status() == rule.ok()) {
            require(wrong, answer.lists(caller.listed(rule, id)), path, id, answer);
          }
        }
      }
    }
    return wrong;
  }

  private List<String> otherVerbs(List<AccessRule> rulesOfPath, Caller caller, Client client) {
    AccessRule rule = rulesOfPath.getFirst();
    Set<String> routed =
        rules.stream()
            .filter(other -> other.covers(rule.path()))
            .map(AccessRule::verb)
            .collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    for (String path : rule.forms()) {
      for (String verb : VERBS) {
        if (!routed.contains(verb)) {
          CELLS.incrementAndGet();
          Client.Reply reply = client.call(verb, address(path, "1", 1, rule));
          boolean refused =
              reply.status() == 404
                  && (verb.equals("HEAD") || reply.text().equals(NO_ROUTE))
                  && !reply.header("x-local-environment").contains("-");
          if (!refused) {
            wrong.add(verb + " " + path + ": " + reply.status() + " " + reply.text());
          }
        }
      }
    }
    return wrong;
  }

  private List<String> spell(AccessRule rule, Caller caller, Client client) {
    List<String> wrong = new ArrayList<>();
    int id = caller.named(rule).iterator().next();
    for (String spelling : Spellings.of(id)) {
      Answer answer = call(client, rule, rule.path(), spelling, id);
      require(wrong, answer.equals(absent(rule, client)), spelling, id, answer);
    }
    return wrong;
  }

  /** Each title is looked for, also by who may not see that book; then the list page by page. */
  private List<String> search(AccessRule rule, Caller caller, Client client) {
    Set<Integer> own = caller.listed(rule, 0);
    List<String> wrong = new ArrayList<>();
    for (JsonNode book : everything(client).get("items")) {
      for (String word : List.of("title", "publisher_name")) {
        String query = "?limit=100&search=" + Client.encode(book.get(word).textValue());
        Set<Integer> found = ids(client.get(rule.path() + query).json().get("items"));
        Set<Integer> foundByAdmin = ids(admin(client).get(rule.path() + query).json().get("items"));
        foundByAdmin.retainAll(own);
        requireList(wrong, rule.path() + query, client, foundByAdmin);
        if (!found.equals(foundByAdmin)) {
          wrong.add(query + ": " + found);
        }
      }
    }
    for (String type : List.of("circle", "dragdroppicture", "matchTheWords", "markwithx")) {
      String query = "?limit=100&activity_type=" + type;
      Set<Integer> foundByAdmin = ids(admin(client).get(rule.path() + query).json().get("items"));
      foundByAdmin.retainAll(own);
      requireList(wrong, rule.path() + query, client, foundByAdmin);
    }
    Set<Integer> joined = new TreeSet<>();
    for (int skip = 0; skip <= own.size(); skip++) {
      CELLS.incrementAndGet();
      JsonNode page = client.get(rule.path() + "?limit=1&skip=" + skip).json();
      joined.addAll(ids(page.get("items")));
      if (page.get("total").intValue() != own.size()) {
        wrong.add("total of page " + skip + ": " + page);
      }
    }
    if (!joined.equals(own)) {
      wrong.add("pages join to " + joined);
    }
    return wrong;
  }

  private static void requireList(
      List<String> wrong, String address, Client client, Set<Integer> expected) {
    CELLS.incrementAndGet();
    JsonNode list = client.get(address).json();
    if (!ids(list.get("items")).equals(expected)
        || list.get("total").intValue() != expected.size()) {
      wrong.add(address + ": " + list);
    }
  }

  private DynamicContainer perRole(
      AccessRule rule, Function<String, List<Caller>> of, Client anybody) {
    Stream<String> roles =
        rule.open()
            ? Stream.of("anybody")
            : AccessRule.ROLES.stream().filter(role -> rule.of(role) != Reach.REFUSED);
    return DynamicContainer.dynamicContainer(
        rule.toString(),
        roles
            .filter(role -> rule.open() || rule.of(role) != Reach.NONE)
            .map(
                role ->
                    DynamicTest.dynamicTest(
                        role, () -> requireFields(rule, role, of.apply(role), anybody))));
  }

  private void requireFields(
      AccessRule rule, String role, List<Caller> callersOfRole, Client anybody) {
    List<JsonNode> answers = new ArrayList<>();
    for (Caller caller : callersOfRole) {
      Client client = caller.client(anybody);
      Set<Integer> ids = rule.names() == Kind.NOTHING ? Set.of(0) : caller.named(rule);
      for (int id : ids) {
        Client.Reply reply =
            client.call(rule.verb(), address(rule.path(), Integer.toString(id), id, rule));
        if (reply.header("content-type").startsWith("application/json")) {
          answers.add(reply.json());
        }
      }
    }
    List<Fields> documented =
        fields.stream()
            .filter(row -> row.path().equals(rule.path()) && row.roles().contains(role))
            .toList();
    assertThat(documented)
        .as("rows of access-fields.csv for %s", role)
        .hasSize(answers.isEmpty() ? 0 : 1);
    documented.forEach(row -> assertThat(row.differences(answers)).isEmpty());
  }

  /** The answer for what does not exist, to who would get it if it did. */
  private Answer absent(AccessRule rule, Client client) {
    return ABSENT.computeIfAbsent(
        rule.toString(),
        ignored -> {
          Answer answer =
              call(admin(client), rule, rule.path(), Integer.toString(Shelf.ABSENT), Shelf.ABSENT);
          assertThat(answer.isRefused(new Refusal(404, rule.absent()::equals)))
              .as("%s of nothing: %s", rule, answer)
              .isTrue();
          return answer;
        });
  }

  /** A busy machine may say 503, which is no answer about rights: then once more, three times. */
  private static Answer call(Client client, AccessRule rule, String path, String spelled, int id) {
    CELLS.incrementAndGet();
    String address = address(path, spelled, id, rule);
    Client.Reply reply = client.call(rule.verb(), address, "Content-Type", FORM);
    for (int again = 0; again < 3 && reply.status() == 503; again++) {
      reply = client.call(rule.verb(), address, "Content-Type", FORM);
    }
    return Answer.of(reply);
  }

  private static String address(String path, String spelled, int id, AccessRule rule) {
    return (path + rule.ask())
        .replace("{id}", spelled)
        .replace("{n}", Integer.toString(Shelf.page(id)))
        .replace("{path+}", Shelf.pictureAddress(id))
        .replace("{asset}", Client.encode(Shelf.picture(id)));
  }

  private static void require(
      List<String> wrong, boolean right, String where, int id, Answer answer) {
    if (!right) {
      wrong.add(where + " of " + id + ": " + answer);
    }
  }

  private JsonNode everything(Client client) {
    return admin(client).get("/api/v1/books?limit=100").json();
  }

  private static Client admin(Client client) {
    return client.with(TOKENS.of(Person.ADMIN.id()));
  }

  private static Set<Integer> ids(JsonNode items) {
    Set<Integer> ids = new TreeSet<>();
    items.forEach(item -> ids.add(item.get("id").intValue()));
    return ids;
  }

  private static String rows(LocalCloud cloud) throws SQLException {
    try (PeopleRows people = PeopleRows.in(cloud.storeSettings())) {
      return people.digest();
    }
  }

  private static String text(String file) {
    try {
      return Files.readString(DOCS.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Caller> callers() {
    List<Caller> callers = new ArrayList<>();
    String admin = TOKENS.of(Person.ADMIN.id());
    callers.add(new Caller("nobody", null, null));
    callers.add(
        new Caller("an expired token of an admin", null, TOKENS.expired(Person.ADMIN.id())));
    callers.add(new Caller("garbage for a token", null, "a.b.c"));
    callers.add(
        new Caller(
            "a token of an admin, signed by another", null, Tokens.create().of(Person.ADMIN.id())));
    callers.add(
        new Caller("a token of an admin, cut", null, admin.substring(0, admin.length() - 2)));
    for (Person person : Person.values()) {
      callers.add(new Caller(person.name(), person, TOKENS.of(person.id())));
    }
    return callers;
  }

  /**
   * Somebody who asks.
   *
   * @param person null for who is nobody to us
   */
  private record Caller(String name, @Nullable Person person, @Nullable String token) {

    Client client(Client anybody) {
      return token == null ? anybody.unchecked() : anybody.unchecked().with(token);
    }

    /** Why this caller gets nothing from the route, whatever it names; empty when some is given. */
    Optional<Refusal> refusal(AccessRule rule) {
      if (rule.open()) {
        return Optional.empty();
      }
      if (token == null) {
        return Optional.of(new Refusal(401, "Not authenticated"::equals));
      }
      if (person == null) {
        return Optional.of(new Refusal(403, "Could not validate credentials"::equals));
      }
      return switch (person) {
        case FORMER_ADMIN -> Optional.of(new Refusal(400, "Inactive user"::equals));
        case DELETED_ADMIN -> Optional.of(new Refusal(404, "User not found"::equals));
        default -> refusal(rule.of(person.role()), person);
      };
    }

    private static Optional<Refusal> refusal(Reach reach, Person person) {
      if (reach == Reach.REFUSED) {
        return Optional.of(
            new Refusal(403, detail -> detail.startsWith("Access forbidden. Required roles: [")));
      }
      return reach == Reach.OWN && person.publisher() == null
          ? Optional.of(new Refusal(403, "Publisher account not linked to a DCS publisher"::equals))
          : Optional.empty();
    }

    /** What this caller may name in the route's address. */
    Set<Integer> named(AccessRule rule) {
      return Shelf.within(rule.of(asking().role()), rule.names(), asking());
    }

    /**
     * What the route lists for this caller.
     *
     * @param id what the address names
     */
    Set<Integer> listed(AccessRule rule, int id) {
      Set<Integer> all = Shelf.within(rule.listedFor(asking().role()), rule.holds(), asking());
      return rule.names() == Kind.PUBLISHER ? Shelf.ofPublisher(id, all) : all;
    }

    /** A route for anybody asks nobody who they are. */
    private Person asking() {
      return person == null ? Person.ADMIN : person;
    }

    boolean isOf(String role, AccessRule rule) {
      return rule.open() ? token == null : person != null && person.role().equals(role);
    }
  }

  /** A problem with this status and a sentence like this. */
  private record Refusal(int status, Predicate<String> detail) {}

  /** What came back, without what differs between any two requests. */
  private record Answer(
      int status, Map<String, List<String>> headers, String body, Client.Reply reply) {
    private static final Set<String> OF_THE_REQUEST =
        Set.of("date", "apigw-requestid", "x-request-id", "x-local-environment");

    static Answer of(Client.Reply reply) {
      Map<String, List<String>> headers = new TreeMap<>(reply.response().headers().map());
      headers.keySet().removeAll(OF_THE_REQUEST);
      return new Answer(
          reply.status(),
          headers,
          reply.text().replaceAll("\"instance\":\"urn:request:[^\"]*\"", "\"instance\":\"\""),
          reply);
    }

    boolean isRefused(Refusal refusal) {
      return status == refusal.status()
          && refusal.detail().test(reply.problem())
          && (status != 401 || reply.header("www-authenticate").equals("Bearer"));
    }

    boolean lists(Set<Integer> expected) {
      JsonNode body = reply.json();
      JsonNode items = body.isArray() ? body : body.get("items");
      return ids(items).equals(expected)
          && items.size() == expected.size()
          && (body.isArray() || body.get("total").intValue() == expected.size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Answer that
          && status == that.status
          && headers.equals(that.headers)
          && body.equals(that.body);
    }

    @Override
    public int hashCode() {
      return Objects.hash(status, headers, body);
    }

    @Override
    public String toString() {
      return status + " " + headers + " " + body.substring(0, Math.min(300, body.length()));
    }
  }
}
