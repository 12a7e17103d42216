package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Order;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.sandbox.payments.world.Till;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Stripe from inside. */
public final class StripeTill implements Till {

    public static final String GATEWAY = "stripe";

    private static final List<String> REASONS = List.of(
            "generic_decline",
            "insufficient_funds",
            "lost_card",
            "stolen_card",
            "expired_card",
            "incorrect_cvc",
            "processing_error",
            "fraudulent");

    private final World world;
    private final StripeLetters letters;

    /** Takes the secret under which events are signed. */
    public StripeTill(World world, String webhookSecret) {
        this.world = world;
        this.letters = new StripeLetters(world, webhookSecret);
    }

    @Override
    public String gateway() {
        return GATEWAY;
    }

    @Override
    public List<String> reasons() {
        return REASONS;
    }

    @Override
    public Optional<SimulatedPayment> find(String id) {
        return world.book(GATEWAY).find(id);
    }

    @Override
    public List<SimulatedPayment> all() {
        return world.book(GATEWAY).all();
    }

    SimulatedPayment open(SessionRules.Wanted wanted, ObjectNode request, String base) {
        var now = world.now();
        var id = StripeIds.session();
        var payment = new SimulatedPayment(new Order(
                GATEWAY,
                id,
                wanted.amount(),
                wanted.title(),
                wanted.successUrl().replace("{CHECKOUT_SESSION_ID}", id),
                wanted.cancelUrl(),
                base + "/sandbox/stripe/pay/" + id,
                now,
                wanted.expires(),
                request));
        world.book(GATEWAY).add(payment);
        world.alarm().after(Duration.between(now, wanted.expires()), () -> {
            if (!payment.isHanging()) {
                var _ = expire(payment);
            }
        });
        // Somebody who was declined in a storm has no other card, and gives up.
        world.decideFate(this, payment)
                .filter(fate -> fate.wish().choice() == Choice.DECLINE)
                .ifPresent(fate -> world.alarm()
                        .after(fate.after().plus(fate.wish().later()), () -> {
                            var _ = expire(payment);
                        }));
        return payment;
    }

    /** Ends an open session; returns whether it was one. */
    boolean expire(SimulatedPayment payment) {
        synchronized (payment) {
            if (!payment.isOpen()) {
                return false;
            }
            payment.cancel(Phase.EXPIRED, payment.reason());
        }
        letters.session(payment, "checkout.session.expired");
        return true;
    }

    @Override
    public Optional<String> choose(String id, Wish wish) {
        var payment = world.book(GATEWAY).require(id);
        if (!wish.reason().isEmpty() && !REASONS.contains(wish.reason())) {
            throw new IllegalArgumentException("there is no such reason");
        }
        boolean wasProcessing;
        synchronized (payment) {
            wasProcessing = payment.phase() == Phase.PROCESSING;
            var mayEnd = wish.choice() == Choice.PAY || wish.choice() == Choice.DECLINE;
            if (!payment.isOpen() && !(wasProcessing && mayEnd)) {
                throw new IllegalArgumentException(
                        "this payment is " + payment.phase().word());
            }
            if (wish.choice() == Choice.LEAVE) {
                return Optional.of(payment.order().backTo()).filter(address -> !address.isEmpty());
            }
            payment.twist(wish.twist());
            payment.hang(wish.choice() == Choice.HANG);
            decide(payment, wish, wasProcessing);
        }
        tell(payment, wish, wasProcessing);
        // A customer whose card was declined is asked for another one.
        return wish.choice() == Choice.DECLINE
                ? Optional.empty()
                : Optional.of(payment.order().forwardTo());
    }

    private void decide(SimulatedPayment payment, Wish wish, boolean wasProcessing) {
        switch (wish.choice()) {
            case PAY -> {
                payment.tried("");
                payment.pay(world.now());
            }
            case DECLINE -> {
                payment.tried(wish.reason().isEmpty() ? REASONS.getFirst() : wish.reason());
                if (wasProcessing) {
                    payment.become(Phase.CANCELLED);
                }
            }
            case PAY_LATER, FAIL_LATER -> {
                payment.tried("");
                payment.become(Phase.PROCESSING);
            }
            case HANG, LEAVE -> {}
        }
    }

    private void tell(SimulatedPayment payment, Wish wish, boolean wasProcessing) {
        switch (wish.choice()) {
            case PAY ->
                letters.session(
                        payment,
                        wasProcessing ? "checkout.session.async_payment_succeeded" : "checkout.session.completed",
                        wish);
            case DECLINE -> {
                if (wasProcessing) {
                    letters.session(payment, "checkout.session.async_payment_failed", wish);
                } else {
                    letters.declined(payment, wish);
                }
            }
            case PAY_LATER, FAIL_LATER -> {
                letters.session(payment, "checkout.session.completed");
                var then = wish.choice() == Choice.PAY_LATER ? Choice.PAY : Choice.DECLINE;
                world.alarm().after(wish.later(), () -> {
                    if (payment.phase() == Phase.PROCESSING) {
                        choose(payment.id(), new Wish(then, wish.telling(), wish.twist(), wish.reason(), wish.later()));
                    }
                });
            }
            case HANG, LEAVE -> {}
        }
    }

    @Override
    public void refund(String id, Money amount) {
        if (giveBack(world.book(GATEWAY).require(id), amount, Json.object()).isEmpty()) {
            throw new IllegalArgumentException("that much can't be given back");
        }
    }

    /** Gives money back; nothing when that much can't go back. */
    Optional<SimulatedRefund> giveBack(SimulatedPayment payment, Money amount, ObjectNode request) {
        var refund = new SimulatedRefund(StripeIds.refund(), amount, world.now(), request);
        return world.moneyBack().give(payment, refund, (given, isNew) -> letters.refund(payment, given, isNew));
    }

    @Override
    public void dispute(String id) {
        var payment = world.book(GATEWAY).require(id);
        synchronized (payment) {
            if (payment.phase() != Phase.PAID || payment.isDisputed()) {
                throw new IllegalArgumentException("nobody can dispute this payment");
            }
            payment.dispute();
        }
        letters.dispute(payment);
    }

    @Override
    public void forge(String id) {
        letters.forge(world.book(GATEWAY).require(id));
    }

    @Override
    public void clear() {
        world.book(GATEWAY).clear();
    }
}
