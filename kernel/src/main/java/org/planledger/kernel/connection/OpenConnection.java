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
import java.util.function.Supplier;

/// What a connection has in memory for a client: the requests that came and are not answered yet, and the answers that
/// the client has not taken. The server itself bounds neither: it takes in as many requests as come while the first one
/// is worked on (RFC 9112, 9.3.2), and keeps the answers to them until they are read.
public final class OpenConnection extends ChannelDuplexHandler {
    /// How many requests may come before the first of them is answered. Hardly any client sends more than one.
    static final int MOST_REQUESTS = 16;

    private static final String SERVER = "handler";
    private static final Runnable NOTHING = () -> {};

    /// What is done when an answer is taken, of each request that was begun, in their order.
    private final Deque<Runnable> whenTaken = new ArrayDeque<>();

    private final Patience patience;
    private ChannelHandlerContext channel;
    private int requests = 1;
    private boolean isRefused;
    private volatile long written;
    private volatile String owner = "";

    private OpenConnection(Patience patience) {
        this.patience = patience;
    }

    /// The connection of a request that was begun.
    static OpenConnection of(HttpServerRequest request) {
        return pipeline(request).get(OpenConnection.class);
    }

    /// The connection of a request that begins.
    ///
    /// @param patience what there is with its client, when this is its first request
    static OpenConnection of(HttpServerRequest request, Supplier<Patience> patience) {
        OpenConnection present = of(request);
        if (present != null) {
            return present;
        }
        OpenConnection opened = new OpenConnection(patience.get());
        pipeline(request).addBefore(SERVER, OpenConnection.class.getName(), opened);
        return opened;
    }

    private static ChannelPipeline pipeline(HttpServerRequest request) {
        return ((ConnectionBase) request.connection()).channel().pipeline();
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

    /// Says who sends its requests.
    public void belongsTo(String caller) {
        owner = caller;
    }

    private long waiting() {
        ChannelOutboundBuffer waiting = channel.channel().unsafe().outboundBuffer();
        return waiting == null ? 0 : waiting.totalPendingWriteBytes();
    }

    /// A second has passed.
    void second() {
        long waiting = waiting();
        patience.second(waiting, written - waiting);
    }

    /// Whether nobody need wait any longer until its client takes an answer.
    boolean isGivenUp() {
        return patience.isLost();
    }

    /// Whether its client has not taken for a while what was sent.
    boolean isSlow() {
        return patience.secondsWaited() > 1;
    }

    /// What of it waits to be taken.
    Crowd.Waiting<OpenConnection> whatWaits() {
        return new Crowd.Waiting<>(this, owner, waiting(), patience.lost());
    }

    void close() {
        channel.close();
    }
}
