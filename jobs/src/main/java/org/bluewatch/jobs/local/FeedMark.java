package org.bluewatch.jobs.local;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * How far the feed has come in one partition, as the last thing it wrote there says.
 *
 * @param sequence the last fed record this partition knows of, counted from 1 in knowledge order
 *     over all topics; 0 before the first
 * @param stampMs the knowledge time of the last record or tick, milliseconds since 1970 UTC
 */
record FeedMark(long sequence, long stampMs) {
  private static final String HEADER = "feed";
  private static final FeedMark NOTHING_FED = new FeedMark(0, 0);
  private static final int STEP_FACTOR = 64;

  /** Puts the mark onto a record or tick about to be sent. */
  static void put(ProducerRecord<byte[], byte[]> record, long sequence) {
    record.headers().add(HEADER, ByteBuffer.allocate(Long.BYTES).putLong(sequence).array());
  }

  /**
   * The mark of the last record or tick that the feed wrote. That is nearly always the last of the
   * partition; where somebody else wrote after it, the search goes back in growing steps.
   */
  static FeedMark last(PartitionReader reader, TopicPartition partition) {
    long begin = reader.begin(partition);
    long end = reader.end(partition);
    for (long step = 1; ; step *= STEP_FACTOR) {
      long from = Math.max(begin, end - step);
      AtomicReference<FeedMark> last = new AtomicReference<>();
      reader.read(partition, from, record -> of(record).ifPresent(last::set));
      if (last.get() != null || from == begin) {
        return Optional.ofNullable(last.get()).orElse(NOTHING_FED);
      }
    }
  }

  private static Optional<FeedMark> of(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(HEADER);
    return header == null
        ? Optional.empty()
        : Optional.of(new FeedMark(ByteBuffer.wrap(header.value()).getLong(), record.timestamp()));
  }
}
