package org.bluewatch.jobs.delivery;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes a Kafka record as it is; reading it is up to {@link ResultRows}. */
final class ResultMessageSchema implements KafkaRecordDeserializationSchema<ResultMessage> {

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> message, Collector<ResultMessage> messages) {
    messages.collect(
        new ResultMessage(
            text(message.key()),
            message.partition(),
            message.offset(),
            message.timestamp(),
            text(message.value())));
  }

  private static String text(byte[] utf8) {
    return utf8 == null ? null : new String(utf8, StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<ResultMessage> getProducedType() {
    return TypeInformation.of(ResultMessage.class);
  }
}
