package org.bluewatch.jobs.paging.page;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import org.bluewatch.common.geo.Circle;
import org.bluewatch.common.model.Alert;
import org.bluewatch.common.model.Fact;
import org.bluewatch.common.model.Notice;
import org.bluewatch.common.model.Salute;
import org.bluewatch.jobs.paging.page.PageContext.AckLink;
import org.bluewatch.jobs.paging.page.PageContext.Marking;

/** Notices as nobody would write them: every kind, hostile texts, extreme values, gaps. */
abstract class NoticeArbitraries {
  private static final String UNKNOWN_KIND = "a-kind-that-nobody-knows-yet-and-is-long";

  static Arbitrary<String> hostile() {
    return Arbitraries.oneOf(
        Arbitraries.strings().all().ofMaxLength(200),
        Arbitraries.of(
            "",
            " ",
            "]]><script>&amp;</alert>",
            "ends\nACK        https://evil.example/ack",
            "\u202eright to left\u202c",
            "\uD800 half",
            "\uFFFE\uFFFF\u0000\u0008",
            "{}[]\\^~|\u20ac".repeat(30),
            "\uFDFA\uFB03".repeat(40),
            "x".repeat(256)));
  }

  @Provide
  Arbitrary<PageContext> contexts() {
    return Combinators.combine(
            Arbitraries.of(Marking.class),
            hostile().list().ofMaxSize(3),
            hostile().injectNull(0.5),
            Arbitraries.longs().between(0, 4_000_000_000_000L).injectNull(0.5),
            hostile())
        .as(
            (marking, urls, code, at, sender) ->
                new PageContext(
                    marking,
                    urls.stream().map(url -> new AckLink(null, url)).toList(),
                    code,
                    at,
                    sender));
  }

  @Provide
  Arbitrary<Notice> notices() {
    return Builders.withBuilder(() -> NoticeBuilder.notice("hotspot"))
        .use(Arbitraries.oneOf(Arbitraries.of(Alert.KINDS), Arbitraries.just(UNKNOWN_KIND)))
        .inSetter(NoticeBuilder::kind)
        .use(Arbitraries.of(Alert.Priority.class))
        .inSetter(NoticeBuilder::priority)
        .use(Arbitraries.of(Alert.State.class))
        .inSetter(NoticeBuilder::alertState)
        .use(Arbitraries.of(Notice.State.class))
        .inSetter(NoticeBuilder::state)
        .use(Arbitraries.of(Notice.Channel.class))
        .inSetter(NoticeBuilder::channel)
        .use(times())
        .in((builder, times) -> builder.timesMs(times.get(0), times.get(1)))
        .use(places())
        .in((builder, place) -> builder.at(place.get(0), place.get(1), place.get(2)))
        .use(geometries())
        .inSetter(NoticeBuilder::geometry)
        .use(hostile())
        .inSetter(NoticeBuilder::headline)
        .use(hostile().injectNull(0.3))
        .inSetter(NoticeBuilder::sector)
        .use(hostile().injectNull(0.3))
        .inSetter(NoticeBuilder::step)
        .use(hostile())
        .in((builder, text) -> builder.about(text, text).reason(text))
        .use(salutes())
        .inSetter(NoticeBuilder::salute)
        .use(facts())
        .in((builder, facts) -> builder.why(facts))
        .use(hostile().list().ofMaxSize(8))
        .in((builder, ids) -> builder.evidence(ids.toArray(String[]::new)))
        .use(hostile())
        .in(
            (builder, text) ->
                builder
                    .officer(text, 1L)
                    .members(
                        51,
                        NoticeBuilder.member(
                            "A-2",
                            "route-blocked",
                            Alert.Priority.P3,
                            "2026-03-02T00:00:00Z",
                            text)))
        .use(Arbitraries.of("A1", "B2", "C3", "D4", "E5", "F6", "Z9", "").injectNull(0.2))
        .in((builder, grade) -> builder.sources(2, grade, "patrol-reports"))
        .build(NoticeBuilder::build);
  }

  private static Arbitrary<List<Long>> times() {
    return Arbitraries.longs().between(-70_000_000_000_000L, 260_000_000_000_000L).list().ofSize(2);
  }

  private static Arbitrary<List<Double>> places() {
    Arbitrary<Double> lat = Arbitraries.doubles().between(-90, 90);
    Arbitrary<Double> lon = Arbitraries.doubles().between(-180, 180);
    Arbitrary<Double> error = Arbitraries.doubles().between(0, 1e7).injectNull(0.3);
    return Combinators.combine(lat, lon, error)
        .as((a, b, c) -> Arrays.asList(a, b, c))
        .injectNull(0.1)
        .map(place -> place == null ? Arrays.asList(null, null, null) : place);
  }

  private static Arbitrary<String> geometries() {
    Arbitrary<String> circles =
        Combinators.combine(
                Arbitraries.doubles().between(-85, 85),
                Arbitraries.doubles().between(-180, 180),
                Arbitraries.doubles().between(0.01, 100_000))
            .as(Circle::geoJson);
    return Arbitraries.oneOf(circles, hostile()).injectNull(0.4);
  }

  private static Arbitrary<Salute> salutes() {
    Arbitrary<Integer> number = Arbitraries.integers().greaterOrEqual(0).injectNull(0.3);
    Arbitrary<String> words = hostile().injectNull(0.3);
    return Combinators.combine(words, words, words, words, number, number)
        .as(Salute::new)
        .injectNull(0.3);
  }

  private static Arbitrary<List<Fact>> facts() {
    Arbitrary<String> names =
        Arbitraries.of(
            "rule",
            "version",
            "observed",
            "expected",
            "recurrenceDays",
            "haltedSince",
            "detours",
            "consequence",
            "eta",
            "routeIds",
            "events",
            "killed",
            "zoneId",
            "lastVisit",
            "areaM2",
            "strange");
    Arbitrary<String> values =
        Arbitraries.of(
            "1e308",
            "-1",
            "0",
            "null",
            "\"x\"",
            "[]",
            "[{}]",
            "{\"a\":1}",
            "true",
            "broken",
            "\"2026-03-02T00:00:00Z\"",
            "[1,\"b\",[2]]",
            "1e400",
            "\"\\u0000\\n\"");
    return Combinators.combine(names, values).as(Fact::new).list().ofMaxSize(8);
  }
}
