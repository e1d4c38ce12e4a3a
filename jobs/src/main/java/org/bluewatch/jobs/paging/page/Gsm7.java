package org.bluewatch.jobs.paging.page;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * The default alphabet of text messages (3GPP TS 23.038): 7-bit characters, of which 160 fit; those
 * of the extension table count twice. One character outside makes the whole message one of 70.
 */
final class Gsm7 {
  private static final String BASIC =
      "@\u00a3$\u00a5\u00e8\u00e9\u00f9\u00ec\u00f2\u00c7\u00d8\u00f8\u00c5\u00e5"
          + "\u0394_\u03a6\u0393\u039b\u03a9\u03a0\u03a8\u03a3\u0398\u039e\u00c6\u00e6\u00df\u00c9"
          + " !\"#\u00a4%&'()*+,-./0123456789:;<=>?"
          + "\u00a1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00c4\u00d6\u00d1\u00dc\u00a7"
          + "\u00bfabcdefghijklmnopqrstuvwxyz\u00e4\u00f6\u00f1\u00fc\u00e0";
  private static final String EXTENSION = "^{}\\[~]|\u20ac";

  /** What people write where a keyboard would have written something plainer. */
  private static final Map<Character, String> PLAINER = new HashMap<>();

  static {
    "\u2013\u2014\u2212\u2010\u2011".chars().forEach(dash -> PLAINER.put((char) dash, "-"));
    "\u2018\u2019\u02bc`\u00b4".chars().forEach(quote -> PLAINER.put((char) quote, "'"));
    "\u201c\u201d\u00ab\u00bb".chars().forEach(quote -> PLAINER.put((char) quote, "\""));
    PLAINER.put('\u2026', "...");
    PLAINER.put('\u00b1', "+-");
    PLAINER.put('\u00d7', "x");
    PLAINER.put('\u0153', "oe");
    PLAINER.put('\u0152', "OE");
    PLAINER.put('\u0131', "i");
  }

  private Gsm7() {}

  /** The text on one line in these characters: accents go where need be, others become one "?". */
  static String encode(String text) {
    var out = new StringBuilder();
    for (char c : Plain.line(text).toCharArray()) {
      append(out, c);
    }
    return Plain.line(out.toString());
  }

  private static void append(StringBuilder out, char c) {
    if (holds(c)) {
      out.append(c);
      return;
    }
    String plainer =
        PLAINER.getOrDefault(
            c,
            Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).replaceAll("\\p{M}", ""));
    // An accent that stands alone leaves nothing behind.
    boolean possible = plainer.chars().allMatch(each -> holds((char) each));
    if (possible) {
      out.append(plainer);
    } else if (!Character.isLowSurrogate(c)
        && (out.isEmpty() || out.charAt(out.length() - 1) != '?')) {
      out.append('?');
    }
  }

  private static boolean holds(char c) {
    return BASIC.indexOf(c) >= 0 || EXTENSION.indexOf(c) >= 0;
  }

  /** How many of the 160 places a text of these characters takes. */
  static int length(String text) {
    return text.length() + (int) text.chars().filter(c -> EXTENSION.indexOf(c) >= 0).count();
  }

  /** As much of a text as fits into so many places, with dots if something was cut. */
  static String cut(String text, int places) {
    if (length(text) <= places) {
      return text;
    }
    String cut = text;
    while (!cut.isEmpty() && length(cut) + 2 > places) {
      cut = cut.substring(0, cut.length() - 1);
    }
    return cut.isEmpty() ? "" : cut.strip() + "..";
  }
}
