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
    public Answer refund(long telegramId, String chargeId) throws Exception {
        return switch (fault()) {
            case NONE ->
                returned.add(chargeId) ? new Answer.Done() : new Answer.Refused("Bad Request: CHARGE_ALREADY_REFUNDED");
            case LOST_REQUEST -> new Answer.Uncertain("timeout");
            case LOST_ANSWER -> {
                returned.add(chargeId);
                yield new Answer.Uncertain("timeout");
            }
            case BROKEN_CONNECTION -> throw new IOException("Connection reset");
            case REFUSAL ->
                new Answer.Refused(
                        returned.contains(chargeId)
                                ? "Bad Request: CHARGE_ALREADY_REFUNDED"
                                : "Bad Request: CHARGE_NOT_FOUND");
        };
    }
}
