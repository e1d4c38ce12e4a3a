package org.bluewatch.jobs.grafana;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Queries as Grafana sends them: variables filled in, macros of its PostgreSQL and Prometheus data
 * sources expanded. What this does not know stays and fails as a query.
 *
 * @param variables the chosen values by name
 */
record QueryText(Map<String, List<String>> variables, Instant from, Instant to) {
  private static final Pattern AS_SQL = Pattern.compile("\\$\\{(\\w+):sqlstring}");
  private static final Pattern PLAIN = Pattern.compile("\\$\\{(\\w+)}");
  private static final Pattern TIME_FILTER = Pattern.compile("\\$__timeFilter\\(([^()]*)\\)");
  private static final Pattern TIME_GROUP =
      Pattern.compile("\\$__timeGroupAlias\\(([^,()]*), *'(\\d+)([smhd])'\\)");
  private static final Map<String, Integer> SECONDS =
      Map.of("s", 1, "m", 60, "h", 3600, "d", 86400);

  String sql(String text) {
    String sql = replace(AS_SQL, text, m -> quoted(m.group(1)));
    sql = replace(PLAIN, sql, m -> String.join(",", values(m.group(1))));
    sql =
        replace(TIME_FILTER, sql, m -> "%s BETWEEN '%s' AND '%s'".formatted(m.group(1), from, to));
    sql =
        replace(
            TIME_GROUP,
            sql,
            m -> {
              int seconds = Integer.parseInt(m.group(2)) * SECONDS.get(m.group(3));
              return "floor(extract(epoch from %1$s)/%2$d)*%2$d AS \"time\""
                  .formatted(m.group(1), seconds);
            });
    return sql.replace("$__timeFrom()", "'" + from + "'").replace("$__timeTo()", "'" + to + "'");
  }

  String promql(String text) {
    String range = Duration.between(from, to).toSeconds() + "s";
    return text.replace("$__rate_interval", "1m").replace("$__range", range);
  }

  private String quoted(String variable) {
    return values(variable).stream()
        .map(value -> "'" + value.replace("'", "''") + "'")
        .collect(joining(","));
  }

  private List<String> values(String variable) {
    if (!variables.containsKey(variable)) {
      throw new AssertionError("no variable " + variable);
    }
    return variables.get(variable);
  }

  private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
    return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(by.apply(m)));
  }
}
