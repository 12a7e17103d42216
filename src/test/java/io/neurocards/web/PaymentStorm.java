package io.neurocards.web;

import io.neurocards.database.TestDatabase;
import io.neurocards.operations.books.TestBooks;
import io.neurocards.sandbox.payments.SandboxPayments;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Payments on the site through both simulated gateways, which fail, lie, tell twice, late, early or never by chance, while the studio's
 * process is killed with signal 9 at moments by chance; then what gateways know, what our rows say and what customers have is
 * compared. {@code mvn test-compile exec:exec@payment-storm -Dstorm="payments=1000 kills=10"}; words: {@code payments}, {@code kills},
 * {@code seed}, {@code share} of the gateways' answers that go wrong and {@code twisted} payments, both in per cent, and {@code hurry=1}, which
 * asks gateways at once instead of after one and five minutes.
 *
 * <p>The seed decides what happens to the n-th payment of a gateway and with the n-th call; threads and kills race as they like.
 */
public final class PaymentStorm {

    private static final Duration TELLING_ENDS = Duration.ofSeconds(6);
    private static final Duration SECOND_ASKING = Duration.ofSeconds(340);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Order order;
    private final Random random;
    private final TestDatabase database;
    private final SandboxPayments sandbox;
    private final StudioProcess studio;
    private final StormCustomers customers;
    private final StormTruth truth;

    /** What is to be run; the shares are per cent. */
    record Order(int payments, int kills, long seed, int share, int twisted, boolean hurry) {

        String words() {
            return "payments=%d kills=%d seed=%d share=%d twisted=%d hurry=%d"
                    .formatted(payments, kills, seed, share, twisted, hurry ? 1 : 0);
        }
    }

    /**
     * What came of it.
     *
     * @param table lines for people
     * @param wrong what does not agree; nothing when all does
     */
    record Outcome(List<String> table, List<String> wrong) {}

    private PaymentStorm(Order order, Path folder, Path log) throws IOException {
        this.order = order;
        this.random = new Random(order.seed());
        database = TestDatabase.fresh();
        sandbox = SandboxPayments.start("--neurocards.sandbox.payments.notify-for=30m");
        studio = studio(database, sandbox, folder, log);
        sandbox.notify("yookassa", studio.address() + "/api/webhook/yookassa");
        sandbox.notify("stripe", studio.address() + "/api/webhook/stripe");
        customers = new StormCustomers(studio.address());
        truth = new StormTruth(database.jdbc());
    }

    /** Returns a studio whose gateways are those of the sandbox, and which limits nobody. */
    static StudioProcess studio(TestDatabase database, SandboxPayments sandbox, Path folder, Path log)
            throws IOException {
        var payments = "--neurocards.payments.";
        return new StudioProcess(
                database.url(),
                folder,
                log,
                payments + "yookassa.base-url=" + sandbox.yookassa(),
                payments + "yookassa.shop-id=" + SandboxPayments.SHOP_ID,
                payments + "yookassa.api-key=" + SandboxPayments.SHOP_KEY,
                payments + "yookassa.notification-senders=127.0.0.0/8,::1",
                payments + "stripe.base-url=" + sandbox.stripe(),
                payments + "stripe.api-key=" + SandboxPayments.STRIPE_KEY,
                payments + "stripe.webhook-secret=" + SandboxPayments.WEBHOOK_SECRET,
                payments + "test-mode=true",
                payments + "most-open-invoices=1000",
                "--neurocards.web.requests-per-minute=1000000",
                "--neurocards.web.account-requests-per-minute=1000000");
    }

    /** Runs it, and gives everything back. {@code folder} is for the studio's files, {@code log} for what it says. */
    static Outcome run(Order order, Path folder, Path log) throws IOException, InterruptedException {
        var storm = new PaymentStorm(order, folder, log);
        try {
            return storm.run();
        } finally {
            storm.studio.close();
            storm.sandbox.close();
            storm.database.close();
        }
    }

    private Outcome run() throws IOException, InterruptedException {
        var began = System.nanoTime();
        studio.start();
        sandbox.storm(order.seed(), order.share() / 100.0, order.twisted() / 100.0);
        var people = new GatewayPeople(sandbox, new Random(order.seed() + 1));
        customers.signUp();
        buyWhileItIsKilled(people);
        Until.pass(TELLING_ENDS);
        people.pass();
        sandbox.calm();
        Until.pass(TELLING_ENDS);
        var left = new ArrayList<String>();
        left.add(wrongNow().size() + " when the telling was over");
        ask();
        left.add(wrongNow().size() + " after asking");
        var reconciled = studio.tool("payments", "reconcile");
        waitUntilRight(PATIENCE);
        left.add(wrongNow().size() + " after `payments reconcile`");
        var wrong = new ArrayList<>(wrongNow());
        wrong.addAll(truth.wrong(sandbox.payments(), customers.customers()));
        var books = studio.tool("books", "check");
        if (books.code() != 0) {
            wrong.add("books check: " + books.said());
        }
        TestBooks.assertAgree(database.jdbc());
        return new Outcome(table(people, left, reconciled.said(), Duration.ofNanos(System.nanoTime() - began)), wrong);
    }

    private void buyWhileItIsKilled(GatewayPeople people) throws IOException, InterruptedException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var buying = thread.submit(() -> {
                customers.buy(order.payments(), new Random(order.seed() + 2));
                return null;
            });
            var moments =
                    random.ints(order.kills(), 1, order.payments()).sorted().iterator();
            var next = moments.hasNext() ? moments.nextInt() : Integer.MAX_VALUE;
            while (!buying.isDone()) {
                if (customers.begun() >= next) {
                    Until.pass(Duration.ofMillis(random.nextInt(300)));
                    studio.kill();
                    studio.start();
                    next = moments.hasNext() ? moments.nextInt() : Integer.MAX_VALUE;
                }
                people.pass();
                Until.pass(BETWEEN_LOOKS);
            }
            buying.get();
        } catch (ExecutionException e) {
            throw new AssertionError("The customers could not go on: " + e.getCause(), e.getCause());
        }
    }

    /** Waits for the studio to ask by itself; in a hurry, it is made to believe that it is time. */
    private void ask() {
        if (order.hurry()) {
            database.jdbc()
                    .sql("update payment_checkouts set ask_at = created_at where ask_at is not null")
                    .update();
        }
        waitUntilRight(SECOND_ASKING);
    }

    /** What only the comparison of lists can find stays wrong, so that the time may pass. */
    private void waitUntilRight(Duration most) {
        var deadline = System.nanoTime() + (order.hurry() ? Duration.ofSeconds(45) : most).toNanos();
        while (!wrongNow().isEmpty() && System.nanoTime() < deadline) {
            Until.pass(BETWEEN_LOOKS);
        }
    }

    private List<String> wrongNow() {
        return truth.wrong(sandbox.payments());
    }

    private List<String> table(GatewayPeople people, List<String> left, String reconciled, Duration took) {
        var lines = new ArrayList<String>();
        lines.add("seconds: " + took.toSeconds());
        lines.add("begun: " + customers.begun() + ", refused: " + customers.refused() + ", forms sent again: "
                + customers.repeated());
        for (var till : sandbox.tills().all()) {
            lines.add(till.gateway() + ": " + count(till.all()));
        }
        lines.add("struck: " + new TreeMap<>(sandbox.world().faults().struck()));
        lines.add("besides: " + people.done());
        lines.add("news: " + news());
        lines.add("not as at the gateways: " + String.join(", ", left));
        lines.add("reconcile: "
                + reconciled.lines().filter(line -> line.contains("compared")).collect(Collectors.joining("; ")));
        lines.add("granted: " + truth.grants());
        return lines;
    }

    private static Map<String, Long> count(List<SimulatedPayment> payments) {
        return payments.stream()
                .collect(Collectors.groupingBy(
                        payment -> payment.phase().word() + (payment.twist() == Twist.NONE ? "" : ", told wrongly"),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private Map<Integer, Long> news() {
        return sandbox.world().notices().all().stream()
                .flatMap(notice -> notice.attempts().stream())
                .collect(Collectors.groupingBy(attempt -> attempt.status(), TreeMap::new, Collectors.counting()));
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        var order = new Order(
                (int) number(words, "payments", 1000),
                (int) number(words, "kills", 10),
                number(words, "seed", System.nanoTime()),
                (int) number(words, "share", 20),
                (int) number(words, "twisted", 10),
                number(words, "hurry", 0) == 1);
        System.out.println("Payment storm: " + order.words());
        var folder = Files.createDirectories(Path.of("target", "payment-storm"));
        var outcome = run(order, folder, folder.resolve("studio.log"));
        outcome.table().forEach(System.out::println);
        outcome.wrong().forEach(line -> System.out.println("WRONG " + line));
        System.out.println(outcome.wrong().isEmpty() ? "Nothing lost, nothing double" : "BROKEN");
        System.exit(outcome.wrong().isEmpty() ? 0 : 1);
    }

    /** Returns what stands after the equals sign. */
    static long number(String[] words, String name, long usual) {
        for (var word : words) {
            if (word.startsWith(name + "=")) {
                return Long.parseLong(word.substring(name.length() + 1));
            }
        }
        return usual;
    }
}
