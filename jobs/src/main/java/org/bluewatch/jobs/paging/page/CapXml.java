package org.bluewatch.jobs.paging.page;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes the elements of a CAP message, one a line. What XML 1.0 cannot hold is replaced. */
final class CapXml {
  static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private int depth;

  /** Opens the message. */
  CapXml() {
    text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    try {
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.setDefaultNamespace(NAMESPACE);
      xml.writeStartElement(NAMESPACE, "alert");
      xml.writeDefaultNamespace(NAMESPACE);
      newLine(1);
    } catch (XMLStreamException e) {
      throw cannotBe(e);
    }
  }

  /** An element with a text; nothing for null. */
  CapXml element(String name, String content) {
    if (content == null) {
      return this;
    }
    try {
      xml.writeStartElement(NAMESPACE, name);
      xml.writeCharacters(NO_XML.matcher(content).replaceAll("\uFFFD"));
      xml.writeEndElement();
      newLine(depth);
    } catch (XMLStreamException e) {
      throw cannotBe(e);
    }
    return this;
  }

  CapXml open(String name) {
    try {
      xml.writeStartElement(NAMESPACE, name);
      newLine(depth + 1);
    } catch (XMLStreamException e) {
      throw cannotBe(e);
    }
    return this;
  }

  CapXml close() {
    try {
      xml.writeEndElement();
      newLine(depth - 1);
    } catch (XMLStreamException e) {
      throw cannotBe(e);
    }
    return this;
  }

  /** Closes the message. */
  String end() {
    try {
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw cannotBe(e);
    }
    return text + "\n";
  }

  private void newLine(int newDepth) throws XMLStreamException {
    depth = newDepth;
    xml.writeCharacters("\n");
  }

  private static IllegalStateException cannotBe(XMLStreamException e) {
    return new IllegalStateException("writing to memory", e);
  }
}
