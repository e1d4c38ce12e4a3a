package org.bluewatch.jobs.alert;

import org.bluewatch.common.model.Alert;

/**
 * A change of the view that holds of each alert the newest revision.
 *
 * @param alert its newest revision
 * @param gone true if it ended so long ago that it leaves the view
 */
public record CurrentAlert(Alert alert, boolean gone) {}
