package io.neurocards.sandbox.payments.yookassa;

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

/** YooKassa from inside. */
public final class YookassaTill implements Till {

    public static final String GATEWAY = "yookassa";

    static final Duration HELD_FOR = Duration.ofDays(7);

    private static final String EXPIRED = "expired_on_confirmation";
    private static final List<String> REASONS = List.of(
            "insufficient_funds",
            "3d_secure_failed",
            "call_issuer",
            "card_expired",
            "country_forbidden",
            "fraud_suspected",
            "general_decline",
            "invalid_card_number",
            "invalid_csc",
            "issuer_unavailable",
            "payment_method_limit_exceeded",
            "payment_method_restricted",
            "permission_revoked");

    private final World world;
    private final YookassaLetters letters;
    private final Duration confirmWithin;

    /** Takes how long customers have to pay. */
    public YookassaTill(World world, String shop, Duration confirmWithin) {
        this.world = world;
        this.letters = new YookassaLetters(new YookassaJson(shop), world.notices());
        this.confirmWithin = confirmWithin;
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

    SimulatedPayment open(PaymentRules.Wanted wanted, ObjectNode request, String base) {
        var now = world.now();
        var id = YookassaIds.payment(now);
        var order = new Order(
                GATEWAY,
                id,
                wanted.amount(),
                wanted.description(),
                wanted.returnUrl(),
                wanted.returnUrl(),
                base + "/sandbox/yookassa/pay/" + id,
                now,
                now.plus(confirmWithin),
                request);
        var payment = new SimulatedPayment(order);
        world.book(GATEWAY).add(payment);
        world.alarm().after(confirmWithin, () -> expire(id));
        var _ = world.decideFate(this, payment);
        return payment;
    }

    private void expire(String id) {
        find(id).ifPresent(payment -> {
            synchronized (payment) {
                if (!payment.isOpen() || payment.isHanging()) {
                    return;
                }
                payment.cancel(Phase.EXPIRED, EXPIRED);
            }
            letters.tell(payment);
        });
    }

    @Override
    public Optional<String> choose(String id, Wish wish) {
        var payment = world.book(GATEWAY).require(id);
        if (!wish.reason().isEmpty() && !REASONS.contains(wish.reason())) {
            throw new IllegalArgumentException("there is no such reason");
        }
        boolean isDecided;
        synchronized (payment) {
            if (!payment.isOpen() && !(payment.phase() == Phase.PROCESSING && !isLater(wish))) {
                throw new IllegalArgumentException(
                        "this payment is " + payment.phase().word());
            }
            if (wish.choice() == Choice.LEAVE) {
                return Optional.of(payment.order().backTo());
            }
            payment.twist(wish.twist());
            payment.hang(wish.choice() == Choice.HANG);
            isDecided = decide(payment, wish);
        }
        if (isDecided) {
            letters.tell(payment, wish);
        } else if (isLater(wish)) {
            var then = wish.choice() == Choice.PAY_LATER ? Choice.PAY : Choice.DECLINE;
            world.alarm()
                    .after(
                            wish.later(),
                            () -> decideLater(
                                    id, new Wish(then, wish.telling(), wish.twist(), wish.reason(), wish.later())));
        }
        return Optional.of(payment.order().forwardTo());
    }

    private static boolean isLater(Wish wish) {
        return wish.choice() == Choice.PAY_LATER || wish.choice() == Choice.FAIL_LATER;
    }

    private void decideLater(String id, Wish wish) {
        find(id).filter(payment -> payment.phase() == Phase.PROCESSING).ifPresent(_ -> choose(id, wish));
    }

    /** Returns whether there is something to tell. */
    private boolean decide(SimulatedPayment payment, Wish wish) {
        switch (wish.choice()) {
            case PAY -> {
                payment.tried("");
                if (payment.order().request().path("capture").asBoolean(false)) {
                    payment.pay(world.now());
                } else {
                    payment.become(Phase.HELD);
                }
            }
            case DECLINE -> {
                var reason = wish.reason().isEmpty() ? REASONS.getFirst() : wish.reason();
                payment.tried(reason);
                payment.cancel(Phase.CANCELLED, reason);
            }
            case PAY_LATER, FAIL_LATER -> {
                payment.become(Phase.PROCESSING);
                return false;
            }
            case HANG, LEAVE -> {
                return false;
            }
        }
        return true;
    }

    /** Takes what is held; nothing when there is nothing. */
    Optional<SimulatedPayment> capture(SimulatedPayment payment) {
        synchronized (payment) {
            if (payment.phase() != Phase.HELD) {
                return Optional.empty();
            }
            payment.pay(world.now());
        }
        letters.tell(payment);
        return Optional.of(payment);
    }

    /** Lets go of what is held; nothing when there is nothing. */
    Optional<SimulatedPayment> cancel(SimulatedPayment payment) {
        synchronized (payment) {
            if (payment.phase() != Phase.HELD) {
                return Optional.empty();
            }
            payment.cancel(Phase.CANCELLED, "canceled_by_merchant");
        }
        letters.tell(payment);
        return Optional.of(payment);
    }

    @Override
    public void refund(String id, Money amount) {
        if (giveBack(world.book(GATEWAY).require(id), amount, Json.object()).isEmpty()) {
            throw new IllegalArgumentException("that much can't be given back");
        }
    }

    /** Gives money back; nothing when that much can't go back. */
    Optional<SimulatedRefund> giveBack(SimulatedPayment payment, Money amount, ObjectNode request) {
        var refund = new SimulatedRefund(YookassaIds.refund(world.now()), amount, world.now(), request);
        return world.moneyBack().give(payment, refund, (given, _) -> letters.tell(payment, given));
    }

    @Override
    public void dispute(String id) {
        throw new IllegalArgumentException("YooKassa tells nobody of disputes");
    }

    @Override
    public void forge(String id) {
        letters.forge(world.book(GATEWAY).require(id));
    }

    @Override
    public void clear() {
        world.book(GATEWAY).clear();
    }

    YookassaJson json() {
        return letters.json();
    }
}
