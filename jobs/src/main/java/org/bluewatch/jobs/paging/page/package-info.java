/**
 * What a page says: texts made of a notice, and of nothing else. No clock, no file, no network, so
 * that a page can be made again and compared.
 */
package org.bluewatch.jobs.paging.page;
