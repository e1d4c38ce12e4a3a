/** Where raw records enter the graph: Kafka topics or recorded files, each with its ticks. */
package org.bluewatch.jobs.source;
