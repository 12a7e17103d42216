package io.neurocards.sandbox.faults;

import io.neurocards.sandbox.faults.LinkTrouble.Loss;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** The trouble of one link, which everything that passes asks first. Thread-safe. */
final class Valve {

    private LinkTrouble trouble = LinkTrouble.NONE;

    synchronized LinkTrouble trouble() {
        return trouble;
    }

    synchronized void change(UnaryOperator<LinkTrouble> how) {
        trouble = how.apply(trouble);
        notifyAll();
    }

    /** Lets whoever waits look again whether it is over. */
    synchronized void wake() {
        notifyAll();
    }

    /** Returns once something may pass, or is over. */
    synchronized void await(Way way, BooleanSupplier isOver) throws InterruptedException {
        while (trouble.holds(way) && !isOver.getAsBoolean()) {
            wait();
        }
    }

    /** Returns whether the COMMIT that is about to pass is the one whose answer is to be lost; true once. */
    synchronized boolean takeCommit() {
        if (trouble.loss() != Loss.NEXT_COMMIT) {
            return false;
        }
        trouble = trouble.losing(Loss.NOTHING);
        return true;
    }
}
