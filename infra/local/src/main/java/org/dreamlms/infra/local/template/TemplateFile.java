package org.dreamlms.infra.local.template;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dreamlms.infra.local.Refusal;
import org.dreamlms.infra.local.template.Node.Call;
import org.dreamlms.infra.local.template.Node.Field;
import org.dreamlms.infra.local.template.Node.Fields;
import org.dreamlms.infra.local.template.Node.Items;
import org.dreamlms.infra.local.template.Node.Text;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A template as nodes, with its intrinsics in both notations ({@code !Sub}, {@code Fn::Sub}). */
final class TemplateFile {
  private final String name;

  private TemplateFile(String name) {
    this.name = name;
  }

  /**
   * @throws Refusal when there is no such file or it is no YAML mapping
   */
  static Fields read(Path file) {
    try {
      return parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Refusal(
          file
              + " cannot be read. Start from a clone of the project, or name a file by --template.",
          e);
    }
  }

  /**
   * @param name of the file, for messages
   */
  static Fields parse(String name, String text) {
    TemplateFile file = new TemplateFile(name);
    try (Reader reader = new StringReader(text)) {
      org.yaml.snakeyaml.nodes.Node root = new Yaml(new LoaderOptions()).compose(reader);
      if (root instanceof MappingNode mapping && file.convert(mapping) instanceof Fields fields) {
        return fields;
      }
      throw new Refusal(name + ":1: this is no CloudFormation template: it must be a mapping.");
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Refusal(
          name + ":" + line + ": not YAML: " + e.getProblem() + ". Mend this line.", e);
    } catch (YAMLException | IOException e) {
      throw new Refusal(name + ":1: not YAML: " + e.getMessage(), e);
    }
  }

  private Node convert(org.yaml.snakeyaml.nodes.Node node) {
    int line = node.getStartMark().getLine() + 1;
    Node plain =
        switch (node) {
          case ScalarNode scalar -> new Text(scalar.getValue(), line);
          case SequenceNode sequence ->
              new Items(sequence.getValue().stream().map(this::convert).toList(), line);
          case MappingNode mapping -> fields(mapping, line);
          default -> throw new Refusal(name + ":" + line + ": not a value, list or mapping.");
        };
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? new Call(tag.substring(1), plain, line) : longForm(plain);
  }

  private Fields fields(MappingNode mapping, int line) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = tuple.getKeyNode().getStartMark().getLine() + 1;
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)
          || !(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refusal(
            name + ":" + keyLine + ": CloudFormation takes plain names as keys; write it out.");
      }
      if (fields.put(key.getValue(), new Field(convert(tuple.getValueNode()), keyLine)) != null) {
        throw new Refusal(
            name + ":" + keyLine + ": " + key.getValue() + " is there twice. Remove one of them.");
      }
    }
    return new Fields(fields, line);
  }

  /** {@code {"Fn::Sub": x}} and {@code {"Ref": x}} are calls too. */
  private static Node longForm(Node node) {
    if (!(node instanceof Fields fields) || fields.fields().size() != 1) {
      return node;
    }
    Map.Entry<String, Field> only = fields.fields().entrySet().iterator().next();
    Node argument = only.getValue().value();
    if (only.getKey().startsWith("Fn::")) {
      return new Call(only.getKey().substring("Fn::".length()), argument, node.line());
    }
    return only.getKey().equals("Ref") ? new Call("Ref", argument, node.line()) : node;
  }
}
