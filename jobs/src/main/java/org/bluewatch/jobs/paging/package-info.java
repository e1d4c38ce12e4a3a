/**
 * The sender of pages. It lives on the wall clock and outside Flink: it reads what people are to be
 * told from Kafka, tells Alertmanager, follows who acknowledged, and keeps the audit.
 */
package org.bluewatch.jobs.paging;
