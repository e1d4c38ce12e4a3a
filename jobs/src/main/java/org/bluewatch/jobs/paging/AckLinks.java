package org.bluewatch.jobs.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links with which a page is acknowledged. A link is bound to a notice, an alert, the contact it
 * was made for and the time at which it expires, by HMAC-SHA256 with a key that only the sender
 * knows.
 */
final class AckLinks {
  private static final String ALGORITHM = "HmacSHA256";
  private static final long MS_PER_S = 1000;

  private final SecretKeySpec key;
  private final URI base;
  private final long validForMs;

  /**
   * @param base the address under which receivers reach the endpoint
   * @param validForMs how long a link can be used
   */
  AckLinks(String secret, URI base, long validForMs) {
    this.key = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    this.base = base;
    this.validForMs = validForMs;
  }

  /**
   * What a link says.
   *
   * @param contact {@code channel:role}
   * @param expiresS seconds since 1970 UTC
   */
  record Link(String noticeId, String alertId, String contact, long expiresS) {
    /** The post of the contact: what stands behind the colon. */
    String officer() {
      return contact.substring(contact.indexOf(':') + 1);
    }
  }

  /** Why a link is not taken. */
  static final class BadLink extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean expired;

    BadLink(String message, boolean expired) {
      super(message);
      this.expired = expired;
    }

    /** True if it was good once; false if it was never made here. */
    boolean isExpired() {
      return expired;
    }
  }

  /**
   * The address of a link.
   *
   * @param calledMs when the call was first told, wall clock
   */
  String url(String noticeId, String alertId, String contact, long calledMs) {
    Link link = new Link(noticeId, alertId, contact, (calledMs + validForMs) / MS_PER_S);
    return base
        + "/ack?n="
        + encoded(noticeId)
        + "&a="
        + encoded(alertId)
        + "&c="
        + encoded(contact)
        + "&e="
        + link.expiresS
        + "&s="
        + signature(link);
  }

  /** Where the sender is reached. */
  URI base() {
    return base;
  }

  /**
   * Reads the parameters of a link.
   *
   * @throws BadLink if it was not made here, was changed or has expired
   */
  Link read(Map<String, String> parameters, long nowMs) throws BadLink {
    Link link =
        new Link(
            parameters.getOrDefault("n", ""),
            parameters.getOrDefault("a", ""),
            parameters.getOrDefault("c", ""),
            seconds(parameters.getOrDefault("e", "")));
    byte[] shown = parameters.getOrDefault("s", "").getBytes(UTF_8);
    // In constant time: how far a guess was right must not be measurable.
    if (!MessageDigest.isEqual(signature(link).getBytes(UTF_8), shown)) {
      throw new BadLink("This link was not made here, or it was changed.", false);
    }
    if (nowMs / MS_PER_S >= link.expiresS) {
      throw new BadLink("This link has expired. Acknowledge at the console.", true);
    }
    return link;
  }

  private static long seconds(String text) {
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
  }

  private String signature(Link link) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part :
          new String[] {link.noticeId, link.alertId, link.contact, Long.toString(link.expiresS)}) {
        byte[] bytes = part.getBytes(UTF_8);
        // With its length, so that nothing can move from one part into the next.
        mac.update((bytes.length + ":").getBytes(UTF_8));
        mac.update(bytes);
      }
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
