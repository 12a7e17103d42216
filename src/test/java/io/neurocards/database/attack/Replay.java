package io.neurocards.database.attack;

import io.neurocards.database.attack.Wish.Answer;
import io.neurocards.payments.checkout.AttackedCheckout;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A ledger of a few lines, which decides everything in the order of the log, one after the other: wishes as they were told, clips when
 * they end, and payments when they are credited.
 */
final class Replay {

    private final Map<PersonId, Long> balances = new HashMap<>();
    private final Map<UUID, Wish> clips = new HashMap<>();
    private final Map<UUID, PersonId> payments = new HashMap<>();
    private final List<String> broken = new ArrayList<>();

    /** Something that the log says, with its place there. */
    sealed interface Step {

        long seq();

        /** A wish was decided. */
        record Decided(UUID id, long seq, Answer answer) implements Step {}

        /** A clip ended; its credits are gone if it was completed, and available again otherwise. */
        record Ended(UUID clip, long seq, boolean completed) implements Step {}

        /** A payment was credited. */
        record Credited(UUID payment, long seq) implements Step {}
    }

    /** What a person has in the end, and what is held for clips. */
    record Wallet(long available, long held) {}

    void decided(Step.Decided step, Wish wish) {
        var balance = balances.getOrDefault(wish.person(), 0L);
        var may = switch (wish.kind()) {
            case TOP_UP, BUY -> true;
            case SPEND, TRANSFER, ORDER -> balance >= wish.amount();
            case CANCEL -> clips.containsKey(Objects.requireNonNull(wish.job()));
        };
        if (may != step.answer().granted()) {
            broken.add("Decided otherwise than one after the other: " + step + ", " + wish + ", balance=" + balance);
        }
        if (step.answer().granted()) {
            grant(wish, step.answer());
        }
    }

    private void grant(Wish wish, Answer answer) {
        switch (wish.kind()) {
            case TOP_UP -> add(wish.person(), wish.amount());
            case SPEND -> add(wish.person(), -wish.amount());
            case TRANSFER -> {
                add(wish.person(), -wish.amount());
                add(wish.to(), wish.amount());
            }
            case ORDER -> {
                add(wish.person(), -wish.amount());
                clips.put(Objects.requireNonNull(answer.job()), wish);
            }
            case BUY -> payments.put(wish.id().value(), wish.person());
            case CANCEL -> {} // the log says of its clip that it ended
        }
    }

    void ended(Step.Ended step) {
        var order = clips.remove(step.clip());
        if (order == null) {
            broken.add("A clip ended that was not ordered, or had ended: " + step);
        } else if (!step.completed()) {
            add(order.person(), order.amount());
        }
    }

    void credited(Step.Credited step) {
        var person = payments.remove(step.payment());
        if (person == null) {
            broken.add("A payment was credited that nobody had begun, or twice: " + step);
        } else {
            add(person, AttackedCheckout.CREDITS);
        }
    }

    /** Compares what the product says that everybody has with what was worked out here. */
    void end(Map<PersonId, Wallet> wallets) {
        clips.forEach((clip, order) -> broken.add("Neither charged nor given back: clip=" + clip + ", " + order));
        payments.forEach((payment, person) -> broken.add("Paid and not credited: " + payment));
        wallets.forEach((person, wallet) -> {
            var expected = new Wallet(balances.getOrDefault(person, 0L), 0);
            if (!wallet.equals(expected)) {
                broken.add("A wallet differs: " + person + ", " + wallet + " instead of " + expected);
            }
        });
    }

    private void add(PersonId person, long credits) {
        balances.merge(person, credits, Long::sum);
    }

    List<String> broken() {
        return broken;
    }
}
