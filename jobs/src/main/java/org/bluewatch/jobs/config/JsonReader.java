package org.bluewatch.jobs.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads strict JSON with the line of every value. */
final class JsonReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final JsonParser parser;
  private final Problems problems;

  private JsonReader(String file, JsonParser parser, Problems problems) {
    this.file = file;
    this.parser = parser;
    this.problems = problems;
  }

  static Located read(String file, String text, Problems problems) throws UnreadableText {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new UnreadableText(1, "the file is empty");
      }
      JsonReader reader = new JsonReader(file, parser, problems);
      Located top = reader.value(reader.place(null, ""));
      if (parser.nextToken() != null) {
        throw new UnreadableText(reader.line(), "there is something behind the end of the JSON");
      }
      return top;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new UnreadableText(line, "is no JSON: " + withoutPlaces(e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the text is in memory
    }
  }

  /** Jackson adds where an open bracket stands, in a form that says nothing to people. */
  private static String withoutPlaces(String message) {
    return message.replaceAll(" \\((for|start marker) .*\\)", "");
  }

  private Located value(Located.Place place) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(Located.object(place));
      case START_ARRAY -> array(Located.array(place));
      default -> Located.scalar(place, scalar());
    };
  }

  private Located object(Located object) throws IOException {
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      Located.Place place = place(object, parser.currentName());
      parser.nextToken();
      Located value = value(place);
      if (object.put(place.name(), value) != null) {
        problems.error(value, "the key is there twice");
      }
    }
    return object;
  }

  private Located array(Located array) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(place(array, "[" + array.items().size() + "]")));
    }
    return array;
  }

  private JsonNode scalar() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
      case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
      default -> NODES.nullNode();
    };
  }

  private Located.Place place(Located parent, String name) {
    return new Located.Place(file, parent, name, line());
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
