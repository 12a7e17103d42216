package io.neurocards.payments;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Telegram's side of refunds: gives each charge back once, and answers as it was told to. */
final class PlayStars implements StarsRefunds {

    /** What goes wrong with a request. */
    enum Fault {
        NONE,
        LOST_REQUEST,
        LOST_ANSWER,
        BROKEN_CONNECTION,
        REFUSAL
    }

    private final Set<String> returned = ConcurrentHashMap.newKeySet();
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Deque<Fault> faults = new ArrayDeque<>();

    synchronized void next(Fault... planned) {
        faults.addAll(List.of(planned));
    }

    private synchronized Fault fault() {
        return faults.isEmpty() ? Fault.NONE : faults.removeFirst();
    }

    Set<String> returned() {
        return returned;
    }

    @Override
    public synchronized Answer refund(long telegramId, String chargeId) throws Exception {
        var fault = fault();
        if (fault == Fault.REFUSAL && !returned.contains(chargeId)) {
            unknown.add(chargeId);
        }
        return switch (fault) {
            case NONE, REFUSAL -> answer(chargeId);
            case LOST_REQUEST -> new Answer.Uncertain("timeout");
            case LOST_ANSWER -> {
                answer(chargeId);
                yield new Answer.Uncertain("timeout");
            }
            case BROKEN_CONNECTION -> throw new IOException("Connection reset");
        };
    }

    /** A charge that was unknown once stays so, and one that was given back is not unknown. */
    private Answer answer(String chargeId) {
        if (unknown.contains(chargeId)) {
            return new Answer.Refused("Bad Request: CHARGE_NOT_FOUND");
        }
        return returned.add(chargeId) ? new Answer.Done() : new Answer.Refused("Bad Request: CHARGE_ALREADY_REFUNDED");
    }
}
