/**
 * The area folder: settings with their defaults, boundary, zones, routes, sites, sensors, convoys
 * and roster, all checked before anything starts. {@link AreaLoader} is the way in.
 */
package org.bluewatch.jobs.config;
