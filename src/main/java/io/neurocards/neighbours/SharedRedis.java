package io.neurocards.neighbours;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A Redis that all processes of a studio share. Looks once a second whether it takes something, in a thread of its own; who asks while
 * it does not is told so at once, and the first who finds out waits no longer than {@link #LONGEST_WAIT}.
 */
public final class SharedRedis implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SharedRedis.class);

    /** What every key and channel begins with; the braces keep all of them on one node of a cluster. */
    static final String PREFIX = "{neurocards}:";

    static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CONNECTING = Duration.ofSeconds(2);
    private static final int MISSES_OF_A_DEAD_LINE = 3;
    private static final int MOST_WAITING = 1000;
    private static final int THREADS = 2;
    private static final SetArgs SHORT_LIVED = SetArgs.Builder.px(Duration.ofSeconds(10));
    private static final byte[] SEEN = "seen".getBytes(StandardCharsets.US_ASCII);

    private final RedisURI address;
    private final Duration longestWait;
    private final Clock clock;
    private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();
    private volatile @Nullable Running running;
    private volatile @Nullable RedisLine line;
    private volatile @Nullable Instant away;
    private Instant since;
    private @Nullable Duration latency;
    private @Nullable Instant answeredAt;
    private int misses;
    private boolean isLossSaid;

    SharedRedis(RedisURI address, Duration longestWait, Clock clock) {
        this.address = address;
        this.longestWait = longestWait;
        this.clock = clock;
        this.since = clock.instant();
        address.setTimeout(CONNECTING);
    }

    /** What has to be ended. */
    private record Running(ClientResources resources, RedisClient client, ScheduledExecutorService thread) {}

    /** Returns since when it does not answer, or nothing while it does. */
    public Optional<Instant> awaySince() {
        return Optional.ofNullable(away);
    }

    /** Returns how it is, without asking it. */
    public synchronized RedisStanding standing() {
        var answers = away == null && latency != null;
        return new RedisStanding(answers, since, answers ? latency : null, answeredAt);
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        since = clock.instant();
        away = since;
        var resources = DefaultClientResources.builder()
                .ioThreadPoolSize(THREADS)
                .computationThreadPoolSize(THREADS)
                .build();
        var client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(MOST_WAITING)
                .socketOptions(
                        SocketOptions.builder().connectTimeout(CONNECTING).build())
                .build());
        var thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("redis-look").factory());
        running = new Running(resources, client, thread);
        var _ = thread.scheduleWithFixedDelay(() -> look(client), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    @SuppressWarnings("CatchingUnchecked") // any failure of a look is followed by the next look
    private void look(RedisClient client) {
        try {
            var open = line;
            if (open == null || !open.isOpen()) {
                drop();
                open = RedisLine.open(client, listeners);
                line = open;
            }
            var began = System.nanoTime();
            var _ = open.asks()
                    .async()
                    .set(PREFIX + "look", SEEN, SHORT_LIVED)
                    .get(longestWait.toMillis(), TimeUnit.MILLISECONDS);
            misses = 0;
            found(Duration.ofNanos(System.nanoTime() - began));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            misses++;
            if (misses >= MISSES_OF_A_DEAD_LINE) {
                drop();
            }
            lost(e);
        }
    }

    /** Ends a line that may look open for minutes after its other end has vanished. */
    private void drop() {
        var old = line;
        line = null;
        misses = 0;
        if (old != null) {
            old.close();
        }
    }

    private synchronized void found(Duration took) {
        isLossSaid = false;
        latency = took;
        answeredAt = clock.instant();
        if (away != null) {
            since = answeredAt;
            away = null;
            log.info(
                    "Redis answers: limits of requests are shared with the other processes; address={}:{}",
                    address.getHost(),
                    address.getPort());
        }
    }

    private synchronized void lost(Exception why) {
        if (away == null) {
            since = clock.instant();
            away = since;
        }
        if (!isLossSaid) {
            isLossSaid = true;
            log.warn(
                    "Redis does not answer, so each process counts requests for itself; address={}:{} reason={}",
                    address.getHost(),
                    address.getPort(),
                    reason(why));
        }
    }

    private static String reason(Throwable why) {
        var root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Returns what Redis answers, or nothing when it does not in time or was found silent before. */
    <T> Optional<T> ask(Function<StatefulRedisConnection<String, byte[]>, CompletableFuture<T>> question) {
        var open = line;
        if (open == null || away != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(question.apply(open.asks()).get(longestWait.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RedisException e) {
            lost(e);
        }
        return Optional.empty();
    }

    /**
     * Sends commands together, and returns whether all of them were taken within two seconds. Whoever waits for that is nobody who
     * answers a customer.
     */
    boolean send(Function<RedisAsyncCommands<String, byte[]>, List<Future<?>>> commands) {
        var open = line;
        if (open == null || away != null) {
            return false;
        }
        try {
            var sent = commands.apply(open.asks().async());
            return LettuceFutures.awaitAll(CONNECTING, sent.toArray(Future[]::new));
        } catch (RedisException e) {
            lost(e);
            return false;
        }
    }

    /** Tells whoever hears the channel; ends with a failure or within two seconds, and nobody has to wait for it. */
    CompletionStage<Long> tell(String channel, String message) {
        var open = line;
        if (open == null || away != null) {
            return CompletableFuture.completedFuture(0L);
        }
        return open.asks()
                .async()
                .publish(PREFIX + channel, message.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .orTimeout(CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Has {@code listener} hear a channel; to be said before the start. */
    void hear(String channel, Consumer<String> listener) {
        listeners.put(PREFIX + channel, listener);
    }

    @Override
    public synchronized void stop() {
        var ending = running;
        running = null;
        if (ending != null) {
            ending.thread().shutdownNow();
            line = null;
            ending.client().shutdown(0, 1, TimeUnit.SECONDS);
            var _ = ending.resources().shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
