package cn.etown.gateway.routing;

import cn.etown.gateway.problem.Failure;
import cn.etown.gateway.problem.Refused;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A body that fails with {@link Failure#TOO_LARGE} once more of it came than is allowed, whatever its length was said to be. */
final class LimitedBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> source;
    private final long limit;
    private final Runnable complete;
    private Handler<Throwable> failed;
    private long passed;

    /** {@code complete} runs when the last byte was read. */
    LimitedBody(ReadStream<Buffer> source, long limit, Runnable complete) {
        this.source = source;
        this.limit = limit;
        this.complete = complete;
    }

    /** Whether more came than was allowed. */
    boolean exceeded() {
        return passed > limit;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> taker) {
        source.handler(taker == null ? null : chunk -> pass(chunk, taker));
        return this;
    }

    private void pass(Buffer chunk, Handler<Buffer> taker) {
        passed += chunk.length();
        if (!exceeded()) {
            taker.handle(chunk);
        } else if (failed != null) {
            source.pause();
            failed.handle(new Refused(Failure.TOO_LARGE));
        }
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> ended) {
        source.endHandler(
                ended == null
                        ? null
                        : nothing -> {
                            complete.run();
                            ended.handle(nothing);
                        });
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> failed) {
        this.failed = failed;
        source.exceptionHandler(failed);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        source.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        source.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        source.fetch(amount);
        return this;
    }
}
