package org.planledger.kernel.connection;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a connection has in memory for a client: the requests that came and are not answered yet, and the answers that
/// the client has not taken. The server itself bounds neither: it takes in as many requests as come while the first one
/// is worked on (RFC 9112, 9.3.2), and keeps the answers to them until they are read.
public final class OpenConnection extends ChannelDuplexHandler {
    /// How many requests may come before the first of them is answered. Hardly any client sends more than one.
    static final int MOST_REQUESTS = 16;

    /// How many times the usual patience what was taken can give.
    private static final int MOST_PATIENCE = 9;

    private static final String SERVER = "handler";
    private static final Runnable NOTHING = () -> {};

    /// What is done when an answer is taken, of each request that was begun, in their order.
    private final Deque<Runnable> whenTaken = new ArrayDeque<>();

    private ChannelHandlerContext channel;
    private int requests = 1;
    private boolean isRefused;
    private volatile long written;
    private long takenBefore;
    private long secondsWaited;
    private long impatience;

    private OpenConnection() {}

    /// The connection of a request, from its first request on.
    static OpenConnection of(HttpServerRequest request) {
        ChannelPipeline pipeline =
                ((ConnectionBase) request.connection()).channel().pipeline();
        OpenConnection present = pipeline.get(OpenConnection.class);
        if (present != null) {
            return present;
        }
        OpenConnection opened = new OpenConnection();
        pipeline.addBefore(SERVER, OpenConnection.class.getName(), opened);
        return opened;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context;
    }

    /// A request is begun. Its answer follows those that are not taken yet.
    void begin() {
        whenTaken.addLast(NOTHING);
    }

    /// Has something done as soon as the client has taken the answer to the request that was begun last, or is gone.
    public void whenTaken(Runnable action) {
        whenTaken.removeLast();
        whenTaken.addLast(action);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (message instanceof HttpRequest) {
            requests++;
            isRefused |= requests > MOST_REQUESTS;
        }
        if (isRefused) {
            ReferenceCountUtil.release(message);
            context.close();
        } else {
            super.channelRead(context, message);
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpContent content) {
            written += content.content().readableBytes();
        }
        ChannelPromise told = promise;
        if (endsAnAnswer(message)) {
            requests--;
            told = promise.unvoid();
            told.addListener(done -> taken());
        }
        context.write(message, told);
    }

    private static boolean endsAnAnswer(Object message) {
        return message instanceof LastHttpContent
                && !(message instanceof HttpResponse response && HttpResponseStatus.CONTINUE.equals(response.status()));
    }

    private void taken() {
        Runnable action = whenTaken.pollFirst();
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        while (!whenTaken.isEmpty()) {
            taken();
        }
        super.channelInactive(context);
    }

    boolean isOpen() {
        return channel.channel().isActive();
    }

    /// Whether so much waits to be read that nothing more is written.
    boolean isFull() {
        return !channel.channel().isWritable();
    }

    private long waiting() {
        ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /// A second has passed. What is taken in it gives further patience, but not without end: the operating system takes
    /// in megabytes at once, whether the client reads them or not, and then nothing until the client has read most.
    ///
    /// @param patience for how many seconds nothing need be taken
    /// @param leastRate how many bytes count for a second
    /// @return whether there is no patience left
    boolean losesPatience(long patience, long leastRate) {
        long waiting = waiting();
        long taken = written - waiting;
        secondsWaited = waiting == 0 ? 0 : secondsWaited + 1;
        impatience = waiting == 0
                ? 0
                : Math.max(-MOST_PATIENCE * patience, impatience + 1 - (taken - takenBefore) / leastRate);
        takenBefore = taken;
        return impatience > patience;
    }

    /// For how many seconds something has waited to be read.
    long secondsWaited() {
        return secondsWaited;
    }

    void close() {
        channel.close();
    }
}
