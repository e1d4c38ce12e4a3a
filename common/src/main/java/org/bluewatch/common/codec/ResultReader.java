package org.bluewatch.common.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.bluewatch.common.model.ActionOutcome;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.AlertAction;
import org.bluewatch.common.model.AuditEntry;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;

/**
 * Reads what {@link ResultJson} writes. Unknown fields are ignored; a required one that is missing
 * or of another type is an {@link IOException} that names it.
 */
public final class ResultReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode object;

  private ResultReader(JsonNode object) {
    this.object = object;
  }

  /** Reads a notice. */
  public static Notice notice(byte[] json) throws IOException {
    return of(json).notice();
  }

  /** Reads an alert. */
  public static Alert alert(byte[] json) throws IOException {
    return of(json).alert();
  }

  /** Reads an action and what came of it; {@code receivedMs} of the action is its {@code known}. */
  public static ActionOutcome actionOutcome(byte[] json) throws IOException {
    return of(json).actionOutcome();
  }

  /** Reads a link of the audit chain; {@code detail} becomes JSON without blanks. */
  public static AuditEntry auditEntry(byte[] json) throws IOException {
    return of(json).auditEntry();
  }

  private static ResultReader of(byte[] json) throws IOException {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IOException("is no JSON: " + e.getOriginalMessage(), e);
    }
    if (node == null || !node.isObject()) {
      throw new IOException("is no JSON object");
    }
    return new ResultReader(node);
  }

  private Notice notice() throws IOException {
    ResultReader salute = child("salute");
    return new Notice(
        text("noticeId"),
        (int) whole("revision"),
        text("situation"),
        constant("channel", Notice.Channel::valueOf),
        constant("state", Notice.State::valueOf),
        constant("priority", Alert.Priority::valueOf),
        (int) whole("tier"),
        (int) whole("call"),
        time("opened"),
        time("known"),
        time("received"),
        timeOrNull("escalateAt"),
        each("tiers", ResultReader::tier),
        new ResultReader(required("alert")).alert(),
        salute == null ? null : salute.salute(),
        textOrNull("step"),
        each("members", ResultReader::member),
        (int) whole("memberCount"),
        textOrNull("digestId"),
        textOrNull("officer"),
        timeOrNull("shelvedUntil"),
        textOrNull("reason"));
  }

  private Notice.Tier tier() throws IOException {
    return new Notice.Tier(texts("contacts"), 1000 * whole("acknowledgeWithinS"));
  }

  private Notice.Member member() throws IOException {
    return new Notice.Member(
        text("alertId"),
        text("kind"),
        constant("priority", Alert.Priority::valueOf),
        constant("state", Alert.State::valueOf),
        time("known"),
        text("headline"));
  }

  private Salute salute() {
    return new Salute(
        textOrNull("size"),
        textOrNull("activity"),
        textOrNull("unit"),
        textOrNull("equipment"),
        countOrNull("killed"),
        countOrNull("injured"));
  }

  private Alert alert() throws IOException {
    JsonNode geometry = object.get("geometry");
    return new Alert(
        text("alertId"),
        (int) whole("revision"),
        text("kind"),
        constant("state", Alert.State::valueOf),
        constant("priority", Alert.Priority::valueOf),
        time("time"),
        time("known"),
        text("area"),
        textOrNull("sector"),
        text("subject"),
        textOrNull("situation"),
        numberOrNull("lat"),
        numberOrNull("lon"),
        numberOrNull("accuracyM"),
        geometry == null ? null : geometry.toString(),
        text("headline"),
        facts(),
        texts("evidence"),
        texts("evidenceStreams"),
        (int) whole("sources"),
        (int) whole("independentSources"),
        textOrNull("grade"),
        textOrNull("reason"),
        text("run"),
        flag("exercise"));
  }

  private List<Fact> facts() throws IOException {
    List<Fact> facts = new ArrayList<>();
    required("why")
        .properties()
        .forEach(fact -> facts.add(new Fact(fact.getKey(), fact.getValue().toString())));
    return facts;
  }

  private ActionOutcome actionOutcome() throws IOException {
    long knownMs = time("known");
    AlertAction action =
        new AlertAction(
            text("id"),
            text("alertId"),
            time("time"),
            knownMs,
            text("officer"),
            constant("action", name -> AlertAction.Action.valueOf(name.toUpperCase(Locale.ROOT))),
            textOrNull("note"),
            timeOrNull("until"));
    return new ActionOutcome(
        action,
        knownMs,
        constant("outcome", ActionOutcome.Outcome::valueOf),
        textOrNull("noticeId"),
        textOrNull("reason"));
  }

  private AuditEntry auditEntry() throws IOException {
    return new AuditEntry(
        whole("seq"),
        time("at"),
        timeOrNull("known"),
        constant("kind", AuditEntry.Kind::valueOf),
        text("run"),
        textOrNull("noticeId"),
        textOrNull("alertId"),
        required("detail").toString(),
        text("previous"),
        text("hash"));
  }

  private JsonNode required(String name) throws IOException {
    JsonNode value = object.get(name);
    if (value == null || value.isNull()) {
      throw new IOException(name + " is missing");
    }
    return value;
  }

  private String text(String name) throws IOException {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw new IOException(name + " is no text");
    }
    return value.textValue();
  }

  private String textOrNull(String name) {
    return object.path(name).textValue();
  }

  private long whole(String name) throws IOException {
    JsonNode value = required(name);
    if (!value.isIntegralNumber()) {
      throw new IOException(name + " is no whole number");
    }
    return value.longValue();
  }

  private Integer countOrNull(String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() ? (Integer) value.intValue() : null;
  }

  private Double numberOrNull(String name) {
    JsonNode value = object.path(name);
    return value.isNumber() ? (Double) value.doubleValue() : null;
  }

  private boolean flag(String name) throws IOException {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw new IOException(name + " is neither true nor false");
    }
    return value.booleanValue();
  }

  private long time(String name) throws IOException {
    return WireTime.parse(text(name)).orElseThrow(() -> new IOException(name + " is no time"));
  }

  private Long timeOrNull(String name) throws IOException {
    return object.hasNonNull(name) ? (Long) time(name) : null;
  }

  private List<String> texts(String name) throws IOException {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : required(name)) {
      texts.add(item.asText());
    }
    return texts;
  }

  private <E extends Enum<E>> E constant(String name, Function<String, E> valueOf)
      throws IOException {
    String value = text(name);
    try {
      return valueOf.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is " + value + ", which is unknown", e);
    }
  }

  private ResultReader child(String name) {
    JsonNode value = object.path(name);
    return value.isObject() ? new ResultReader(value) : null;
  }

  /** Reads one of several objects. */
  private interface ItemReader<T> {
    T read(ResultReader item) throws IOException;
  }

  private <T> List<T> each(String name, ItemReader<T> reader) throws IOException {
    List<T> items = new ArrayList<>();
    for (JsonNode item : required(name)) {
      items.add(reader.read(new ResultReader(item)));
    }
    return items;
  }
}
