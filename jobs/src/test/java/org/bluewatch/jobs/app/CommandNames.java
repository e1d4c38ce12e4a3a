package org.bluewatch.jobs.app;

import java.util.Set;

/** The commands that there are, for tests of files that name them. */
public final class CommandNames {
  private CommandNames() {}

  public static Set<String> all() {
    return Bluewatch.commandLine().getSubcommands().keySet();
  }
}
