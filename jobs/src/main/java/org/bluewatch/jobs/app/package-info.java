/** The commands of the launcher: wiring and what is said to people, nothing else. */
package org.bluewatch.jobs.app;
