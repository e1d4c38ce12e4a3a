/** What Grafana needs of an area: its maps, and dashboards that open on it. */
package org.bluewatch.jobs.grafana;
