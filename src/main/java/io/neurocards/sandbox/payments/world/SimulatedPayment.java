package io.neurocards.sandbox.payments.world;

import io.neurocards.sandbox.payments.world.SimulatedRefund.State;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A payment at a simulated gateway. Thread-safe; whoever decides by what it says locks it meanwhile. */
public final class SimulatedPayment {

    /** Where the money is. */
    public enum Phase {
        /** Nobody has paid yet. */
        OPEN,
        /** Somebody has, and the bank takes its time. */
        PROCESSING,
        /** The money is held, and the shop has to take it. */
        HELD,
        PAID,
        CANCELLED,
        EXPIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Order order;
    private final List<SimulatedRefund> refunds = new ArrayList<>();
    private Phase phase = Phase.OPEN;
    private Twist twist = Twist.NONE;
    private boolean hanging;
    private boolean disputed;
    private int tries;
    private String reason = "";
    private @Nullable Instant paidAt;

    /**
     * What was asked for.
     *
     * @param title what the customer reads
     * @param forwardTo where the browser goes after paying
     * @param backTo where it goes without
     * @param request as the caller sent it
     */
    public record Order(
            String gateway,
            String id,
            Money amount,
            String title,
            String forwardTo,
            String backTo,
            String page,
            Instant created,
            Instant expires,
            ObjectNode request) {}

    public SimulatedPayment(Order order) {
        this.order = order;
    }

    public Order order() {
        return order;
    }

    public String id() {
        return order.id();
    }

    public synchronized Phase phase() {
        return phase;
    }

    public synchronized boolean isOpen() {
        return phase == Phase.OPEN;
    }

    public synchronized boolean isHanging() {
        return hanging;
    }

    public synchronized boolean isDisputed() {
        return disputed;
    }

    public synchronized Twist twist() {
        return twist;
    }

    /** Returns why it was not paid, the last time somebody tried; empty when nobody did. */
    public synchronized String reason() {
        return reason;
    }

    /** Returns how often somebody tried to pay. */
    public synchronized int tries() {
        return tries;
    }

    public synchronized Optional<Instant> paidAt() {
        return Optional.ofNullable(paidAt);
    }

    public synchronized List<SimulatedRefund> refunds() {
        return List.copyOf(refunds);
    }

    /** Returns what of it has gone back. */
    public long refunded() {
        return sum(State.SUCCEEDED);
    }

    /** Returns what may still go back, when what is on its way arrives. */
    public synchronized long refundable() {
        return phase == Phase.PAID ? order.amount().minor() - sum(State.SUCCEEDED) - sum(State.PENDING) : 0;
    }

    private synchronized long sum(State state) {
        return refunds.stream()
                .filter(refund -> refund.state() == state)
                .mapToLong(refund -> refund.amount().minor())
                .sum();
    }

    /** Returns what it is said to be about: the truth, unless that is twisted. */
    public synchronized Money toldAmount() {
        var truth = order.amount();
        return switch (twist) {
            case AMOUNT -> new Money(truth.currency(), Math.max(1, truth.minor() - 100));
            case CURRENCY -> new Money(truth.currency().equals("EUR") ? "USD" : "EUR", truth.minor());
            case NONE, ORDER -> truth;
        };
    }

    public synchronized void twist(Twist how) {
        twist = how;
    }

    public synchronized void hang(boolean whether) {
        hanging = whether;
    }

    public synchronized void dispute() {
        disputed = true;
    }

    public synchronized void tried(String whyNot) {
        tries++;
        reason = whyNot;
    }

    public synchronized void become(Phase next) {
        phase = next;
    }

    public synchronized void cancel(Phase how, String why) {
        phase = how;
        reason = why;
    }

    public synchronized void pay(Instant at) {
        phase = Phase.PAID;
        paidAt = at;
        reason = "";
    }

    public synchronized void add(SimulatedRefund refund) {
        refunds.add(refund);
    }
}
