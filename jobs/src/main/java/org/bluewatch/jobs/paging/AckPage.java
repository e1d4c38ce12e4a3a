package org.bluewatch.jobs.paging;

import java.util.Map;

/** The small pages that a link of a page leads to. They need no script and no other file. */
final class AckPage {
  private AckPage() {}

  /** Asks whether to acknowledge; looking at it changes nothing. */
  static String question(Map<String, String> parameters, String officer, String about) {
    var fields = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            fields.append(
                "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(escaped(name), escaped(value))));
    return page(
        "Acknowledge",
        """
        <p>%s</p>
        <form method="post" action="ack">%s<button>Acknowledge as %s</button></form>"""
            .formatted(escaped(about), fields, escaped(officer)));
  }

  /** Says what came of it. */
  static String answer(String title, String text) {
    return page(title, "<p>%s</p>".formatted(escaped(text)));
  }

  private static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Bluewatch: %s</title>
        <style>body{font:1.2em sans-serif;margin:2em}button{font-size:1.2em;padding:1em}</style>
        </head><body><h1>%s</h1>%s</body></html>
        """
        .formatted(escaped(title), escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
