package io.neurocards.web;

import io.neurocards.shared.Until;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Customers who buy on the site, several at once, until so many payments have begun. Whoever gets no answer sends the same form again,
 * as a browser does that is reloaded; whoever is refused begins anew.
 */
final class StormCustomers {

    private static final List<String> PLANS = List.of("credits-5", "credits-10");
    private static final List<String> GATEWAYS = List.of("yookassa", "stripe");
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final int AT_ONCE = 8;

    private final String address;
    private final Map<String, ApiClient> customers = new ConcurrentHashMap<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    StormCustomers(String address) {
        this.address = address;
    }

    int begun() {
        return begun.get();
    }

    /** Returns how often a customer was told that nothing was begun and nothing charged. */
    int refused() {
        return refused.get();
    }

    /** Returns how often a form was sent again because nobody had answered it. */
    int repeated() {
        return repeated.get();
    }

    /** Returns everybody by address. */
    Map<String, ApiClient> customers() {
        return Map.copyOf(customers);
    }

    /** Signs everybody up, while nothing goes wrong yet. */
    void signUp() throws IOException, InterruptedException {
        for (var number = 0; number < AT_ONCE; number++) {
            customers.put(name(number), new ApiClient(address).signedUp(name(number)));
        }
    }

    private static String name(int number) {
        return "storm-" + number + "@example.org";
    }

    /** Returns when {@code payments} have begun, or the first customer can't go on. */
    void buy(int payments, Random random) throws InterruptedException {
        var seeds = random.longs(AT_ONCE).toArray();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<Void>>();
            for (var number = 0; number < AT_ONCE; number++) {
                var customer = customers.get(name(number));
                var own = new Random(seeds[number]);
                all.add(threads.submit(() -> {
                    buys(customer, own, payments);
                    return null;
                }));
            }
            for (var one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    throw new AssertionError("A customer could not go on: " + e.getCause(), e.getCause());
                }
            }
        }
    }

    private void buys(ApiClient customer, Random random, int payments) throws IOException, InterruptedException {
        var browser = new PlainBrowser(address);
        browser.keeps("neurocards_session", customer.token());
        while (begun.get() < payments) {
            var plan = PLANS.get(random.nextInt(PLANS.size()));
            var gateway = GATEWAYS.get(random.nextInt(GATEWAYS.size()));
            var answer = sent(browser, "action", UUID.randomUUID().toString(), "plan", plan, "gateway", gateway);
            switch (answer.statusCode()) {
                case 302, 303 -> begun.incrementAndGet();
                case 422, 503 -> refused.incrementAndGet();
                default -> throw new AssertionError("A form was answered with " + answer.statusCode());
            }
        }
    }

    private HttpResponse<String> sent(PlainBrowser browser, String... form) throws InterruptedException {
        for (; ; ) {
            try {
                return browser.post("/buy", form);
            } catch (IOException _) {
                repeated.incrementAndGet();
                Until.pass(BETWEEN_TRIES);
            }
        }
    }
}
