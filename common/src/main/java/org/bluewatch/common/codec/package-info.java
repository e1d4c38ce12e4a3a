/**
 * The wire contract in code: raw JSON to records with a typed rejection for everything else, and
 * records to JSON lines. Entry points: {@link org.bluewatch.common.codec.RawDecoder}, {@link
 * org.bluewatch.common.codec.ReceivedScanner}, {@link org.bluewatch.common.codec.ResultJson} and
 * {@link org.bluewatch.common.codec.ObservationJson}. What the contract leaves open is decided in
 * {@code docs/contract.md}.
 */
package org.bluewatch.common.codec;
