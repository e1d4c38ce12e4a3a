/**
 * From the result topics into PostgreSQL: {@link org.bluewatch.jobs.delivery.DeliveryPipeline} is
 * the graph, {@link org.bluewatch.jobs.delivery.ResultTable} says which field goes into which
 * column, {@code db/migration} holds the tables. To deliver another topic, add a table there and an
 * entry here.
 */
package org.bluewatch.jobs.delivery;
