package org.dreamlms.infra.local.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Text;

/**
 * Turns template.yaml into what runs here. Whatever it does not know is refused with the line and
 * what to do; nothing is skipped silently.
 */
public final class TemplateReader {
  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");
  private static final String TRANSFORM = "AWS::Serverless-2016-10-31";

  private final Where where;
  private final Fields root;
  private final Evaluator evaluator;
  private final Globals globals;
  private final SortedMap<String, String> withoutEffect = new TreeMap<>();

  private TemplateReader(Where where, Fields root, Addresses addresses, Map<String, String> given) {
    this.where = where;
    this.root = root;
    checkSections();
    Fields resources = section("Resources");
    LocalNames names = new LocalNames(where, resources, addresses);
    this.evaluator =
        new Evaluator(
            where,
            new Parameters(where, section("Parameters"), given),
            section("Conditions"),
            section("Mappings"),
            names);
    names.evaluateWith(evaluator);
    this.globals = new Globals(where, section("Globals"));
  }

  /**
   * Reads and checks a template.
   *
   * @param addresses what URLs of resources begin with
   * @param parameters values of the template's parameters; others keep their defaults
   * @throws Refusal with one line, when anything in it is not known to the local cloud
   */
  public static LocalTemplate read(Path file, Addresses addresses, Map<String, String> parameters) {
    Where where = new Where(String.valueOf(file.getFileName()));
    Fields root = TemplateFile.read(file);
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    return new TemplateReader(where, root, addresses, parameters).template(folder);
  }

  private LocalTemplate template(Path folder) {
    List<LocalTemplate.Function> functions = new ArrayList<>();
    Optional<LocalTemplate.Cors> cors = Optional.empty();
    List<LocalTemplate.Table> tables = new ArrayList<>();
    List<LocalTemplate.Bucket> buckets = new ArrayList<>();
    List<LocalTemplate.Queue> queues = new ArrayList<>();
    String api = null;
    FunctionReader functionReader = new FunctionReader(where, folder);
    for (Map.Entry<String, Field> entry : section("Resources").fields().entrySet()) {
      String id = entry.getKey();
      Fields resource = resource(id, entry.getValue());
      if (!exists(resource)) {
        continue;
      }
      String type = type(id, resource);
      switch (type) {
        case "AWS::Serverless::Function" ->
            functions.add(functionReader.read(id, properties(LocalEffects.FUNCTION, id, resource)));
        case "AWS::Serverless::HttpApi" -> {
          if (api != null) {
            where.refuse(
                entry.getValue().line(),
                id + " is a second HTTP API beside " + api,
                "The local cloud has one gateway; put all routes into one API.");
          }
          api = id;
          cors = ApiReader.cors(properties(LocalEffects.HTTP_API, id, resource));
        }
        case "AWS::DynamoDB::Table" ->
            tables.add(StoreReader.table(id, properties(LocalEffects.TABLE, id, resource)));
        case "AWS::S3::Bucket" ->
            buckets.add(StoreReader.bucket(id, properties(LocalEffects.BUCKET, id, resource)));
        case "AWS::SQS::Queue" ->
            queues.add(StoreReader.queue(id, properties(LocalEffects.QUEUE, id, resource)));
        default -> leaveOut(id, type, entry.getValue().line());
      }
    }
    checkSources(functions, queues);
    return new LocalTemplate(functions, cors, tables, buckets, queues, withoutEffect);
  }

  private void checkSources(
      List<LocalTemplate.Function> functions, List<LocalTemplate.Queue> queues) {
    List<String> names = queues.stream().map(LocalTemplate.Queue::name).toList();
    functions.stream()
        .flatMap(function -> function.queues().stream())
        .filter(source -> !names.contains(source.queue()))
        .findFirst()
        .ifPresent(
            source ->
                where.refuse(
                    source.line(),
                    "the queue " + source.queue() + " is not in the template",
                    "Add it as AWS::SQS::Queue."));
  }

  private void leaveOut(String id, String type, int line) {
    String reason = LocalEffects.RESOURCES.get(type);
    if (reason == null) {
      where.refuse(
          line,
          "the resource type " + type + " (" + id + ") is not known to the local cloud",
          "Move it to infra/stacks, or teach it to infra/local (TemplateReader).");
      return;
    }
    withoutEffect.put(type, reason);
  }

  /**
   * Merges Globals, drops what has no effect here, refuses what is not known, evaluates the rest.
   */
  private Properties properties(LocalEffects kind, String id, Fields resource) {
    Fields own =
        resource.fields().get("Properties") instanceof Field(Fields fields, var ignored)
            ? fields
            : new Fields(Map.of(), resource.line());
    Fields merged = globals.mergedInto(own, kind.type());
    Map<String, Field> acting = new LinkedHashMap<>();
    merged
        .fields()
        .forEach(
            (name, field) -> {
              String reason = kind.reason(name);
              if (reason != null) {
                withoutEffect.put(name, reason);
              } else if (kind.acts(name)) {
                acting.put(name, field);
              } else {
                new Properties(where, id, merged).unknown(name);
              }
            });
    Node evaluated = evaluator.resolve(new Fields(acting, merged.line()));
    return new Properties(where, id, evaluated instanceof Fields fields ? fields : own);
  }

  private boolean exists(Fields resource) {
    return !(resource.fields().get("Condition") instanceof Field(Text name, var line))
        || evaluator.condition(name.value(), line);
  }

  private Fields resource(String id, Field field) {
    if (!(field.value() instanceof Fields resource)) {
      return where.refuse(field.line(), id + " is no mapping", "Give it a Type and Properties.");
    }
    resource
        .fields()
        .forEach(
            (name, part) -> {
              if (!LocalEffects.ATTRIBUTES.contains(name)) {
                where.refuse(part.line(), name + " of " + id + " is not known", "Remove it.");
              }
            });
    return resource;
  }

  private String type(String id, Fields resource) {
    return resource.fields().get("Type") instanceof Field(Text type, var ignored)
        ? type.value()
        : where.refuse(resource.line(), id + " has no Type", "Add one.");
  }

  private void checkSections() {
    root.fields()
        .forEach(
            (name, field) -> {
              if (!SECTIONS.contains(name)) {
                where.refuse(field.line(), "the section " + name + " is not known", "Remove it.");
              }
            });
    if (root.fields().get("Transform") instanceof Field(var value, var line)
        && !(value instanceof Text(var text, var ignored) && text.equals(TRANSFORM))) {
      where.refuse(line, "this Transform is not known", "Only " + TRANSFORM + " runs here.");
    }
  }

  private Fields section(String name) {
    if (!(root.fields().get(name) instanceof Field field)) {
      return new Fields(Map.of(), 1);
    }
    return field.value() instanceof Fields fields
        ? fields
        : where.refuse(field.line(), name + " is no mapping", "Write one, or remove it.");
  }
}
