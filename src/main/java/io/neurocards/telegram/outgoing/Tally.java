package io.neurocards.telegram.outgoing;

import java.util.concurrent.atomic.LongAdder;

/** Counts what became of requests. */
final class Tally {

    private final LongAdder sent = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder blocked = new LongAdder();
    private final LongAdder uncertain = new LongAdder();
    private final LongAdder toldToWait = new LongAdder();

    void count(Answer<?> answer) {
        var counter = switch (answer) {
            case Answer.Accepted<?> _ -> sent;
            case Answer.Refused<?> _ -> refused;
            case Answer.Blocked<?> _ -> blocked;
            case Answer.Uncertain<?> _ -> uncertain;
        };
        counter.increment();
    }

    void countToldToWait() {
        toldToWait.increment();
    }

    OutgoingFigures with(int waiting) {
        return new OutgoingFigures(
                sent.sum(), refused.sum(), blocked.sum(), uncertain.sum(), toldToWait.sum(), waiting);
    }
}
