package org.bluewatch.jobs.replay;

import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.bluewatch.common.model.Result;
import org.bluewatch.common.model.ResultStream;
import org.bluewatch.jobs.source.ExternalSort;

/**
 * A sink that writes results into part files as they come, one file per subtask and attempt. What
 * was written twice after a restart is sorted out when {@link ResultFiles} puts the parts together.
 */
public final class ResultParts implements Sink<Result> {
  private static final long serialVersionUID = 1L;
  private static final ResultStream[] STREAMS = ResultStream.values();

  private final String folder;

  /**
   * @param folder exists; takes the parts
   */
  public ResultParts(Path folder) {
    this.folder = folder.toString();
  }

  @Override
  public SinkWriter<Result> createWriter(WriterInitContext context) throws IOException {
    return new Writer(Path.of(folder));
  }

  /** How a result stands in a part file. */
  static final class Format implements ExternalSort.Format<Result>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int OVERHEAD_BYTES = 120;

    @Override
    public void write(Result result, DataOutput out) throws IOException {
      out.writeByte(result.stream().ordinal());
      writeText(result.id(), out);
      out.writeInt(result.revision());
      out.writeLong(result.knownMs());
      writeText(result.json(), out);
    }

    private static void writeText(String text, DataOutput out) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
    }

    @Override
    public Result read(DataInput in) throws IOException {
      ResultStream stream = STREAMS[in.readByte()];
      String id = readText(in);
      return new Result(stream, id, in.readInt(), in.readLong(), readText(in));
    }

    private static String readText(DataInput in) throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public long heapBytes(Result result) {
      return OVERHEAD_BYTES + result.id().length() + result.json().length();
    }
  }

  private static final class Writer implements SinkWriter<Result> {
    private final Format format = new Format();
    private final DataOutputStream out;

    Writer(Path folder) throws IOException {
      Path part = Files.createTempFile(folder, "results-", ".part");
      out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16));
    }

    @Override
    public void write(Result result, Context context) throws IOException {
      format.write(result, out);
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
      out.flush();
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
