package org.bluewatch.common.codec;

import java.util.Map;
import java.util.TreeMap;

/** Names of fields that would identify a person. They match in any case. */
final class ForbiddenNames {

  private static final Map<String, String> NAMES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    String names =
        "personName name fullName phone msisdn imei imsi nationalId passport fingerprint face iris"
            + " template biometric image photo deviceid username";
    for (String name : names.split(" ")) {
      NAMES.put(name, name);
    }
  }

  private static final int SHORTEST = 4;
  private static final int LONGEST = 11;

  private ForbiddenNames() {}

  /** The name as the contract spells it, null if the field may be there. */
  static String match(String name) {
    boolean possible = name.length() >= SHORTEST && name.length() <= LONGEST;
    return possible ? NAMES.get(name) : null;
  }

  /** True if bytes that are no readable JSON hold such a name where a key would stand. */
  static boolean standAsKey(byte[] bytes) {
    boolean[] found = new boolean[1];
    LooseKeys.each(bytes, (name, value) -> found[0] |= match(name) != null);
    return found[0];
  }
}
