package org.bluewatch.jobs.source;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Sorts more items than fit into memory: sorted runs on disk, merged at the end.
 *
 * @param <T> what is sorted
 */
public final class ExternalSort<T> implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 16;

  /** How an item is written and read, and how much room it takes on heap. */
  public interface Format<T> {
    void write(T item, DataOutput out) throws IOException;

    T read(DataInput in) throws IOException;

    /** Roughly, in bytes. */
    long heapBytes(T item);
  }

  /** What receives the items in order. */
  public interface Sink<T> {
    void accept(T item) throws IOException;
  }

  private final Path folder;
  private final Format<T> format;
  private final Comparator<T> order;
  private final long maxHeapBytes;
  private final List<Path> runs = new ArrayList<>();
  private final List<T> items = new ArrayList<>();
  private long heapBytes;

  /**
   * @param folder exists; takes the runs, which are removed on {@link #close}
   * @param maxHeapBytes items of about this size are held in memory
   */
  public ExternalSort(Path folder, Format<T> format, Comparator<T> order, long maxHeapBytes) {
    this.folder = folder;
    this.format = format;
    this.order = order;
    this.maxHeapBytes = maxHeapBytes;
  }

  public void add(T item) throws IOException {
    items.add(item);
    heapBytes += format.heapBytes(item);
    if (heapBytes > maxHeapBytes) {
      writeRun();
    }
  }

  private void writeRun() throws IOException {
    items.sort(order);
    Path run = Files.createTempFile(folder, "sort-", ".run");
    runs.add(run);
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER_BYTES))) {
      for (T item : items) {
        format.write(item, out);
      }
    }
    items.clear();
    heapBytes = 0;
  }

  /** Hands over everything in order; equal items in any order. */
  public void drainTo(Sink<T> sink) throws IOException {
    if (runs.isEmpty()) {
      items.sort(order);
      for (T item : items) {
        sink.accept(item);
      }
      return;
    }
    writeRun();
    merge(sink);
  }

  private void merge(Sink<T> sink) throws IOException {
    List<Run> open = new ArrayList<>();
    try {
      var heads = new PriorityQueue<Run>(Comparator.comparing(run -> run.head, order));
      for (Path path : runs) {
        Run run = new Run(path);
        open.add(run);
        if (run.advance()) {
          heads.add(run);
        }
      }
      while (!heads.isEmpty()) {
        Run run = heads.poll();
        sink.accept(run.head);
        if (run.advance()) {
          heads.add(run);
        }
      }
    } finally {
      for (Run run : open) {
        run.in.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private final class Run {
    private final DataInputStream in;
    private T head;

    Run(Path path) throws IOException {
      in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES));
    }

    boolean advance() throws IOException {
      try {
        head = format.read(in);
        return true;
      } catch (EOFException endOfRun) {
        return false;
      }
    }
  }
}
