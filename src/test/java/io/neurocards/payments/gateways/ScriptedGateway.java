package io.neurocards.payments.gateways;

import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.shared.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * A gateway in memory that does what it is told to, faults included. What it tells is a line of text, such as
 * {@code paid pay-1}, in a request whose header {@code scripted-signature} is {@link #SIGNATURE}.
 */
@Component
@ConditionalOnBooleanProperty("neurocards.scripted-gateway")
public final class ScriptedGateway implements PaymentGateway {

    public static final String NAME = "scripted";
    public static final String SIGNATURE = "signed";
    public static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");
    private static final int PAGE = 3;

    /** What goes wrong with the next request. */
    public enum Fault {
        NONE,
        LOST_REQUEST,
        LOST_ANSWER,
        REFUSAL,
        /** A refund is taken down and counted, and fails later. */
        BOUNCE
    }

    /** Stands before a payment's own name where its money is spoken of: some gateways have two names for one payment. */
    public static final String MONEY = "money-";

    private final Map<String, GatewayPayment> payments = new LinkedHashMap<>();
    private final Map<UUID, String> keys = new LinkedHashMap<>();
    private final Map<UUID, RefundRequest> refunds = new LinkedHashMap<>();
    private final Map<String, RefundRequest> bouncing = new LinkedHashMap<>();
    private final Set<UUID> refused = new HashSet<>();
    private final Set<String> bounced = new HashSet<>();
    private final Set<String> blurred = new HashSet<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int opened;
    private boolean silent;
    private boolean slow;
    private boolean needsContact;
    private @Nullable CheckoutRequest latest;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String currency() {
        return "USD";
    }

    @Override
    public synchronized boolean needsContact() {
        return needsContact;
    }

    @Override
    public synchronized CheckoutResult open(CheckoutRequest request) {
        opened++;
        var fault = fault();
        latest = request;
        if (fault == Fault.LOST_REQUEST) {
            return new CheckoutResult.Unknown("timeout");
        }
        if (fault == Fault.REFUSAL) {
            return new CheckoutResult.Refused("no such shop");
        }
        var reference = keys.computeIfAbsent(request.payment(), _ -> "pay-" + (keys.size() + 1));
        payments.putIfAbsent(reference, payment(reference, request.payment(), State.WAITING, request.amount()));
        return fault == Fault.LOST_ANSWER
                ? new CheckoutResult.Unknown("timeout")
                : new CheckoutResult.Opened(reference, URI.create("https://pay.example/" + reference));
    }

    @Override
    public synchronized PaymentLookup find(String reference) {
        if (silent || fault() != Fault.NONE) {
            return new PaymentLookup.Unknown("timeout");
        }
        var found = payments.get(reference.startsWith(MONEY) ? reference.substring(MONEY.length()) : reference);
        return found == null ? new PaymentLookup.Missing() : new PaymentLookup.Found(found);
    }

    @Override
    public synchronized RefundResult refund(RefundRequest request) {
        var fault = silent ? Fault.LOST_REQUEST : fault();
        if (fault == Fault.LOST_REQUEST) {
            return new RefundResult.Unknown("timeout");
        }
        if (refused.contains(request.refund())) {
            return new RefundResult.Refused("not that much is left");
        }
        var done = refunds.get(request.refund());
        if (done == null) {
            var payment = payments.get(request.payment());
            if (fault == Fault.REFUSAL
                    || payment == null
                    || payment.state() != State.PAID
                    || payment.refunded().plus(request.amount()).minor()
                            > payment.amount().minor()) {
                refused.add(request.refund());
                return new RefundResult.Refused("not that much is left");
            }
            refunds.put(request.refund(), request);
            change(request.payment(), old -> refunded(old, request.amount().minor()));
        }
        if (fault == Fault.LOST_ANSWER) {
            return new RefundResult.Unknown("timeout");
        }
        var reference = "refund-" + request.refund();
        if (fault == Fault.BOUNCE && done == null) {
            bouncing.put(reference, request);
        }
        if (bouncing.containsKey(reference)) {
            return new RefundResult.Pending(reference);
        }
        if (bounced.contains(reference)) {
            return new RefundResult.Refused("bounced");
        }
        return slow ? new RefundResult.Pending(reference) : new RefundResult.Done(reference);
    }

    @Override
    public synchronized RefundResult findRefund(String reference) {
        if (silent) {
            return new RefundResult.Unknown("timeout");
        }
        var bounce = bouncing.remove(reference);
        if (bounce != null) {
            bounced.add(reference);
            change(bounce.payment(), old -> refunded(old, -bounce.amount().minor()));
        }
        if (bounced.contains(reference)) {
            return new RefundResult.Refused("bounced");
        }
        return slow ? new RefundResult.Pending(reference) : new RefundResult.Done(reference);
    }

    @Override
    public synchronized PaymentListing list(Instant from, Instant to, @Nullable String cursor) {
        if (silent) {
            return new PaymentListing.Unknown("timeout");
        }
        var start = cursor == null ? 0 : Integer.parseInt(cursor);
        var all = payments.values().stream()
                .filter(one ->
                        !one.createdAt().isBefore(from) && one.createdAt().isBefore(to))
                .sorted(Comparator.comparing(GatewayPayment::reference))
                .toList();
        var end = Math.min(all.size(), start + PAGE);
        var listed = all.subList(Math.min(start, end), end);
        return new PaymentListing.Page(
                listed.stream()
                        .filter(one -> !blurred.contains(one.reference()))
                        .toList(),
                listed.stream()
                        .map(GatewayPayment::reference)
                        .filter(blurred::contains)
                        .toList(),
                end < all.size() ? Integer.toString(end) : null);
    }

    @Override
    public Notification read(IncomingNotification incoming) {
        if (!SIGNATURE.equals(incoming.signature())) {
            return new Notification.Forged("signature");
        }
        var words = List.of(new String(incoming.body().toArray(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", 3));
        if (words.size() < 2) {
            return new Notification.Malformed("words");
        }
        var last = words.getLast();
        return switch (words.getFirst()) {
            case "paid", "cancelled" -> new Notification.AboutPayment(words.getFirst(), words.get(1));
            case "refunded" -> new Notification.AboutRefund("refunded", last, words.get(1));
            case "disputed" -> new Notification.Dispute("disputed", words.get(1), last);
            default -> new Notification.Irrelevant(words.getFirst());
        };
    }

    /** Lets the next requests go wrong, one after another. */
    public synchronized void next(Fault... planned) {
        faults.addAll(List.of(planned));
    }

    private Fault fault() {
        return faults.isEmpty() ? Fault.NONE : faults.removeFirst();
    }

    /** Has it answer no question until it is told to. */
    public synchronized void silent(boolean now) {
        silent = now;
    }

    /** Has refunds wait until it is told otherwise. */
    public synchronized void slow(boolean now) {
        slow = now;
    }

    public synchronized void needContact() {
        needsContact = true;
    }

    public synchronized int opened() {
        return opened;
    }

    public synchronized Optional<CheckoutRequest> latest() {
        return Optional.ofNullable(latest);
    }

    /** Returns what it calls a payment of ours, when it has a page for it. */
    public synchronized Optional<String> known(UUID payment) {
        return Optional.ofNullable(keys.get(payment));
    }

    public synchronized List<GatewayPayment> all() {
        return List.copyOf(payments.values());
    }

    public synchronized String reference(UUID payment) {
        return Optional.ofNullable(keys.get(payment)).orElseThrow();
    }

    public synchronized GatewayPayment payment(String reference) {
        return Optional.ofNullable(payments.get(reference)).orElseThrow();
    }

    public synchronized int refunds() {
        return refunds.size();
    }

    /** A customer pays. */
    public GatewayPayment pay(String reference) {
        return change(reference, old -> in(old, State.PAID, null));
    }

    public GatewayPayment cancel(String reference, String reason) {
        return change(reference, old -> in(old, State.CANCELLED, reason));
    }

    /** Somebody gives money back at the gateway itself. */
    public GatewayPayment giveBack(String reference, long minor) {
        return change(reference, old -> refunded(old, minor));
    }

    /** Makes a payment something else than it was. */
    public synchronized GatewayPayment change(String reference, UnaryOperator<GatewayPayment> change) {
        var changed = change.apply(payment(reference));
        payments.put(reference, changed);
        return changed;
    }

    /** Lists and finds it no longer. */
    public synchronized void forget(String reference) {
        payments.remove(reference);
    }

    /** Lists that payment so that nobody can read it. */
    public synchronized void blur(String reference) {
        blurred.add(reference);
    }

    /** Adds a payment that nobody here has asked for. */
    public synchronized GatewayPayment add(GatewayPayment payment) {
        payments.put(payment.reference(), payment);
        return payment;
    }

    public static GatewayPayment payment(String reference, @Nullable UUID order, State state, Money amount) {
        return new GatewayPayment(
                reference,
                Optional.ofNullable(order),
                state,
                amount,
                new Money(amount.currency(), 0),
                Optional.of(new Money(amount.currency(), amount.minor() / 20)),
                false,
                null,
                CREATED);
    }

    public static GatewayPayment in(GatewayPayment old, State state, @Nullable String reason) {
        return new GatewayPayment(
                old.reference(),
                old.order(),
                state,
                old.amount(),
                old.refunded(),
                old.fee(),
                old.isTest(),
                reason,
                old.createdAt());
    }

    public static GatewayPayment costing(GatewayPayment old, Money amount) {
        return new GatewayPayment(
                old.reference(),
                old.order(),
                old.state(),
                amount,
                new Money(amount.currency(), 0),
                Optional.empty(),
                old.isTest(),
                old.reason(),
                old.createdAt());
    }

    public static GatewayPayment ofOrder(GatewayPayment old, @Nullable UUID order) {
        return new GatewayPayment(
                old.reference(),
                Optional.ofNullable(order),
                old.state(),
                old.amount(),
                old.refunded(),
                old.fee(),
                old.isTest(),
                old.reason(),
                old.createdAt());
    }

    public static GatewayPayment test(GatewayPayment old) {
        return new GatewayPayment(
                old.reference(),
                old.order(),
                old.state(),
                old.amount(),
                old.refunded(),
                old.fee(),
                true,
                old.reason(),
                old.createdAt());
    }

    /** Counts so much more as given back. */
    public static GatewayPayment withRefunded(GatewayPayment old, long minor) {
        return refunded(old, minor);
    }

    private static GatewayPayment refunded(GatewayPayment old, long minor) {
        return new GatewayPayment(
                old.reference(),
                old.order(),
                old.state(),
                old.amount(),
                new Money(old.amount().currency(), old.refunded().minor() + minor),
                old.fee(),
                old.isTest(),
                old.reason(),
                old.createdAt());
    }
}
