package org.bluewatch.jobs.order;

import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;
import org.bluewatch.common.model.ReferenceUpdate;

/** Puts the ordering stage and a function behind it into the graph. */
public final class OrderedStreams {
  /** The key of all records where one instance decides. */
  public static final Integer SOLE_KEY = 0;

  private OrderedStreams() {}

  /** The order of records of one millisecond. */
  public interface Order<T> extends Comparator<T>, Serializable {}

  /**
   * Applies a function to a keyed stream in knowledge order.
   *
   * @param uid constant operator uid, also its name
   */
  public static <K, I, O> SingleOutputStreamOperator<O> apply(
      KeyedStream<I, K> input,
      String uid,
      Order<I> order,
      KnowledgeFunction<K, I, O> function,
      TypeInformation<O> outputType) {
    return input.transform(uid, outputType, new OrderedOperator<>(uid, function, order)).uid(uid);
  }

  /**
   * Applies a function to a keyed stream in knowledge order, with reference data in force.
   *
   * @param reference the updates, in any order
   * @param initial the versions in force from the beginning
   */
  public static <K, I, O> SingleOutputStreamOperator<O> apply(
      KeyedStream<I, K> input,
      DataStream<ReferenceUpdate> reference,
      List<ReferenceUpdate> initial,
      String uid,
      Order<I> order,
      KnowledgeFunction<K, I, O> function,
      TypeInformation<O> outputType) {
    var environment = input.getExecutionEnvironment();
    var transformation =
        new TwoInputTransformation<>(
            input.getTransformation(),
            reference.broadcast().getTransformation(),
            uid,
            new ReferencedOrderedOperator<>(uid, function, order, initial),
            outputType,
            environment.getParallelism());
    transformation.setStateKeySelectors(input.getKeySelector(), null);
    transformation.setStateKeyType(input.getKeyType());
    environment.addOperator(transformation);
    return new OrderedStream<>(environment, transformation).uid(uid);
  }

  /** Flink keeps the constructor of its own stream class to subclasses. */
  private static final class OrderedStream<T> extends SingleOutputStreamOperator<T> {
    OrderedStream(
        org.apache.flink.streaming.api.environment.StreamExecutionEnvironment environment,
        TwoInputTransformation<?, ?, T> transformation) {
      super(environment, transformation);
    }
  }
}
