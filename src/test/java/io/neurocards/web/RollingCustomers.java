package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;

import io.neurocards.shared.Until;
import io.neurocards.web.ApiClient.Answer;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Customers who order clips and buy credits at whichever process is there, as behind a balancer: what got no answer from one is sent
 * to the next under the same key.
 */
final class RollingCustomers {

    private static final Duration BETWEEN_WISHES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Photo photo;
    private final List<String> tokens;
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final List<String> jobs = new CopyOnWriteArrayList<>();
    private final List<String> purchases = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final AtomicInteger clipsOfEach = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private volatile List<ApiClient> processes = List.of();

    RollingCustomers(Photo photo, List<String> tokens) {
        this.photo = photo;
        this.tokens = tokens;
    }

    /** From now on these are asked, in turns. */
    void ask(StudioProcess... now) {
        processes =
                Stream.of(now).map(process -> new ApiClient(process.address())).toList();
    }

    /** Lets each order one clip more. */
    void orderOneMore() {
        clipsOfEach.incrementAndGet();
    }

    /** Lets everybody order what they are to, and buy and look besides, until it is over. */
    void begin() {
        for (var token : tokens) {
            threads.add(Thread.ofVirtual().start(() -> live(token)));
        }
    }

    private void live(String token) {
        var ordered = 0;
        for (var number = 0; !isOver.get() || ordered < clipsOfEach.get(); number++) {
            var key = "rolling-" + number;
            if (ordered < clipsOfEach.get()) {
                var brief = brief("model", "kling-direct-2.6", "duration", "5");
                var order = answered(token, number, client -> client.order(key, photo, brief));
                jobs.add(order.job());
                ordered++;
            }
            var plan = "{\"plan\":\"credits-5\",\"gateway\":\"stripe\"}";
            var purchase =
                    answered(token, number, client -> client.post("/v1/purchases", plan, "Idempotency-Key", key));
            purchases.add(purchase.text("purchase_id"));
            answered(token, number + 1, client -> client.get("/v1/balance"));
            Until.pass(BETWEEN_WISHES);
        }
    }

    private interface Call {
        Answer by(ApiClient client) throws IOException, InterruptedException;
    }

    private Answer answered(String token, int turn, Call call) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        for (var next = turn; System.nanoTime() < end; next++) {
            var now = processes;
            try {
                var answer = call.by(now.get(next % now.size()).with(token));
                if (answer.status() / 100 != 2) {
                    errors.add(answer.status() + " " + answer.body());
                }
                return answer;
            } catch (IOException _) {
                unanswered.incrementAndGet(); // nobody listens there any more, or it ended before it answered
                Until.pass(BETWEEN_TRIES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for an answer", e);
            }
        }
        errors.add("nobody answered for " + PATIENCE);
        throw new IllegalStateException("Nobody answered for " + PATIENCE);
    }

    /** Returns how often a request had to be sent to the next process. */
    int unanswered() {
        return unanswered.get();
    }

    /** Lets everybody finish what they began. */
    void end() throws InterruptedException {
        isOver.set(true);
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Returns what anybody was told that is no answer to what was asked. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> jobs() {
        return List.copyOf(jobs);
    }

    List<String> purchases() {
        return List.copyOf(purchases);
    }
}
