package org.bluewatch.jobs.paging.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.ms;
import static org.bluewatch.jobs.paging.page.NoticeBuilder.notice;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Alert.Priority;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.Cap.Earlier;
import org.bluewatch.jobs.paging.page.PageContext.Marking;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CapTest extends NoticeArbitraries {
  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(CapTest.class.getResource("cap-1.2.xsd"));
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theFirstIsAnAlertAndWhatFollowsRefersToIt() {
    Notice notice = notice("incident").ids("A-7", 2).priority(Priority.P1).build();

    Document first = message(notice, List.of());
    Document second = message(notice, List.of(new Earlier(1, ms("2026-03-02T03:00:00.120Z"))));

    assertThat(texts(first, "msgType")).containsExactly("Alert");
    assertThat(texts(first, "references")).isEmpty();
    assertThat(texts(second, "msgType")).containsExactly("Update");
    assertThat(texts(second, "references"))
        .containsExactly("watch@mission.example,N-7.1,2026-03-02T03:00:00-00:00");
    assertThat(texts(second, "identifier")).containsExactly("N-7.2");
    assertThat(texts(second, "sent")).containsExactly("2026-03-02T03:14:00-00:00");
  }

  @Test
  void whatIsOverGivesTheAllClearAndWhatNeverWasIsCancelled() {
    List<Earlier> earlier = List.of(new Earlier(1, ms("2026-03-02T03:00:00Z")));

    Document over =
        message(
            notice("hotspot").state(Notice.State.ENDED).alertState(Alert.State.RESOLVED).build(),
            earlier);
    Document withdrawn =
        message(
            notice("hotspot").state(Notice.State.ENDED).alertState(Alert.State.WITHDRAWN).build(),
            earlier);

    assertThat(texts(over, "msgType")).containsExactly("Update");
    assertThat(texts(over, "responseType")).containsExactly("AllClear");
    assertThat(texts(over, "urgency")).containsExactly("Past");
    assertThat(texts(over, "expires")).isEqualTo(texts(over, "sent"));
    assertThat(texts(withdrawn, "msgType")).containsExactly("Cancel");
  }

  @Test
  void nothingButALiveEventIsActual() {
    Notice live = notice("hotspot").build();

    assertThat(status(live, Marking.LIVE)).isEqualTo("Actual");
    assertThat(status(live, Marking.EXERCISE)).isEqualTo("Exercise");
    assertThat(status(live, Marking.REPLAY)).isEqualTo("Exercise");
    assertThat(status(notice("hotspot").exercise().build(), Marking.LIVE)).isEqualTo("Exercise");
    assertThat(status(PageExamples.canary(), Marking.LIVE)).isEqualTo("Test");
  }

  private static String status(Notice notice, Marking marking) {
    String xml = Cap.of(notice, PageExamples.context(marking), List.of());
    return texts(valid(xml), "status").get(0);
  }

  @Test
  void anAreaIsAPolygonWithLatitudeFirstAndAPointACircleInKilometres() {
    Document area = message(PageExamples.hotspot(), List.of());
    Document point = message(notice("incident").at(4.36, 18.55, 250.0).build(), List.of());

    assertThat(texts(area, "polygon").get(0)).startsWith("6.00000,21.10000 5.98000,21.16000 ");
    assertThat(texts(area, "circle")).isEmpty();
    assertThat(texts(point, "circle")).containsExactly("4.36000,18.55000 0.250");
    assertThat(texts(point, "polygon")).isEmpty();
  }

  @Test
  void priorityAndGradeBecomeCodes() {
    Document worst =
        message(
            notice("incident")
                .priority(Priority.P1)
                .sources(3, "A1", "patrol-reports")
                .salute(new Salute(null, null, null, null, 4, 6))
                .build(),
            List.of());
    Document rumour =
        message(
            notice("incident").priority(Priority.P3).sources(1, "E4", "patrol-reports").build(),
            List.of());

    assertThat(texts(worst, "urgency")).containsExactly("Immediate");
    assertThat(texts(worst, "severity")).containsExactly("Extreme");
    assertThat(texts(worst, "certainty")).containsExactly("Observed");
    assertThat(texts(rumour, "urgency")).containsExactly("Future");
    assertThat(texts(rumour, "severity")).containsExactly("Moderate");
    assertThat(texts(rumour, "certainty")).containsExactly("Unlikely");
  }

  @Test
  void outsideSystemsCannotAcknowledge() {
    for (Notice notice : PageExamples.all().values()) {
      String xml = Cap.of(notice, PageExamples.LIVE, List.of());

      valid(xml);
      assertThat(xml).doesNotContain("/ack?", "chief-of-operations (sms)");
    }
  }

  @Test
  void aRestrictedEventIsPrivateAndNoFinerThanItsSector() {
    Document message = message(PageExamples.restricted(), List.of());

    assertThat(texts(message, "scope")).containsExactly("Private");
    assertThat(texts(message, "addresses"))
        .containsExactly("desk:watch sms:duty-officer sms:chief-of-operations");
    assertThat(texts(message, "areaDesc")).containsExactly("Central Africa, sector S-EAST");
    assertThat(texts(message, "polygon")).isEmpty();
    assertThat(texts(message, "circle")).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatTheStandardForbids() {
    String good = Cap.of(PageExamples.hotspot(), PageExamples.LIVE, List.of());

    for (String[] change :
        new String[][] {
          {"-00:00</sent>", "Z</sent>"},
          {"<msgType>Alert<", "<msgType>Alarm<"},
          {"<sender>watch@", "<sender>the watch@"},
          {"<severity>Severe</severity>", ""},
          {" 5.98000,21.16000 6.01000,21.22000 6.07000,21.22000 6.10000,21.16000", ""},
          {"<urgency>", "<certainty>"}
        }) {
      String bad = good.replace(change[0], change[1]);
      assertThat(bad).as(change[0]).isNotEqualTo(good);
      assertThatThrownBy(() -> validate(bad)).as(change[0]).isInstanceOf(SAXException.class);
    }
  }

  @Test
  void whatXmlCannotHoldIsReplaced() {
    String xml = new CapXml().element("note", "<&]]> \u0000\uFFFE\uD800 \uD83D\uDE9A").end();

    assertThat(xml).contains("&lt;&amp;]]&gt; \uFFFD\uFFFD\uFFFD \uD83D\uDE9A");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void isValidWhateverANoticeSays(
      @ForAll("notices") Notice notice, @ForAll("contexts") PageContext context) {
    String xml = Cap.of(notice, context, List.of(new Earlier(1, notice.knownMs())));

    Document message = valid(xml);

    assertThat(texts(message, "scope")).hasSize(1);
    for (String polygon : texts(message, "polygon")) {
      assertClosed(polygon);
    }
  }

  private static void assertClosed(String polygon) {
    List<String> corners = List.of(polygon.split(" ", -1));
    assertThat(corners).hasSizeGreaterThanOrEqualTo(4);
    assertThat(corners.get(0)).isEqualTo(corners.get(corners.size() - 1));
    for (String corner : corners) {
      String[] latLon = corner.split(",", -1);
      assertThat(Double.parseDouble(latLon[0])).isBetween(-90.0, 90.0);
      assertThat(Double.parseDouble(latLon[1])).isBetween(-180.0, 180.0);
    }
  }

  private static Document message(Notice notice, List<Earlier> earlier) {
    return valid(Cap.of(notice, PageExamples.LIVE, earlier));
  }

  /** Parses what is valid, also by the rules that a schema cannot say. */
  private static Document valid(String xml) {
    try {
      validate(xml);
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      Document message = factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
      boolean isPrivate = texts(message, "scope").contains("Private");
      assertThat(texts(message, isPrivate ? "addresses" : "restriction")).hasSize(1);
      boolean isFirst = texts(message, "msgType").contains("Alert");
      assertThat(texts(message, "references")).hasSize(isFirst ? 0 : 1);
      return message;
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AssertionError(e.getMessage() + " in\n" + xml, e);
    }
  }

  private static void validate(String xml) throws SAXException, IOException {
    SCHEMA.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  private static List<String> texts(Document message, String element) {
    NodeList found = message.getElementsByTagNameNS("*", element);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent());
    }
    return texts;
  }
}
