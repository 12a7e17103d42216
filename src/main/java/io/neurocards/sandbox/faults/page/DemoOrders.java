package io.neurocards.sandbox.faults.page;

import io.neurocards.shared.Sleeper;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.ObjectMapper;

/** The latest orders of demo customers, each of whom signs up and orders one clip over HTTP, like anybody. Thread-safe. */
final class DemoOrders {

    private static final int KEPT = 5;

    private final Supplier<String> studio;
    private final ObjectMapper json;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Deque<DemoOrder> newestFirst = new ArrayDeque<>();
    private int count;

    DemoOrders(Supplier<String> studio, ObjectMapper json, Clock clock, Sleeper sleeper) {
        this.studio = studio;
        this.json = json;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    synchronized List<DemoOrder> latest() {
        return List.copyOf(newestFirst);
    }

    /** Sends one more customer. */
    synchronized void begin() {
        var order = DemoOrder.begun(++count, clock.instant());
        newestFirst.addFirst(order);
        if (newestFirst.size() > KEPT) {
            newestFirst.removeLast();
        }
        var requests = new StudioRequests(studio.get(), json, sleeper, () -> change(order.number(), DemoOrder::again));
        var customer = new DemoCustomer(requests, how -> change(order.number(), how));
        Thread.ofVirtual().name("demo-customer-" + order.number()).start(customer);
    }

    private synchronized void change(int number, UnaryOperator<DemoOrder> how) {
        var changed = newestFirst.stream()
                .map(order -> order.number() == number ? how.apply(order) : order)
                .toList();
        newestFirst.clear();
        newestFirst.addAll(changed);
    }
}
