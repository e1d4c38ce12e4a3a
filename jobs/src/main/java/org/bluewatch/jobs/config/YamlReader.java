package org.bluewatch.jobs.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 with the line of every key. Texts, numbers, booleans, lists, mappings only. */
final class YamlReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final Problems problems;

  private YamlReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static Located read(String file, String text, Problems problems) throws UnreadableText {
    try {
      Optional<Node> top = new Compose(LoadSettings.builder().build()).composeString(text);
      YamlReader reader = new YamlReader(file, problems);
      Located.Place place = new Located.Place(file, null, "", 1);
      return top.isPresent() ? reader.value(place, top.get()) : Located.object(place);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      throw new UnreadableText(line, "is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new UnreadableText(1, "is no YAML: " + e.getMessage());
    }
  }

  private Located value(Located.Place place, Node node) throws UnreadableText {
    if (node.isRecursive()) {
      throw new UnreadableText(place.line(), "an anchor must not contain itself");
    }
    if (node instanceof MappingNode mapping) {
      return object(Located.object(place), mapping.getValue());
    }
    if (node instanceof SequenceNode sequence) {
      return array(Located.array(place), sequence.getValue());
    }
    return Located.scalar(place, scalar((ScalarNode) node));
  }

  private Located object(Located object, List<NodeTuple> entries) throws UnreadableText {
    for (NodeTuple entry : entries) {
      int line = line(entry.getKeyNode());
      if (!(entry.getKeyNode() instanceof ScalarNode key)) {
        throw new UnreadableText(line, "a key must be a text");
      }
      Located value =
          value(new Located.Place(file, object, key.getValue(), line), entry.getValueNode());
      if (object.put(key.getValue(), value) != null) {
        problems.error(value, "the key is there twice");
      }
    }
    return object;
  }

  private Located array(Located array, List<Node> nodes) throws UnreadableText {
    for (Node node : nodes) {
      String name = "[" + array.items().size() + "]";
      array.add(value(new Located.Place(file, array, name, line(node)), node));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(text.equals("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    }
    return NODES.textNode(text);
  }

  /** YAML knows infinities and not-a-number; no setting does, so they stay texts. */
  private static JsonNode number(String text) {
    try {
      return NODES.numberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return NODES.textNode(text);
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
