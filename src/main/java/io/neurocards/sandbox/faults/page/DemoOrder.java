package io.neurocards.sandbox.faults.page;

import java.time.Instant;

/**
 * How far a demo customer's clip is.
 *
 * @param step what the customer does; then the stage of the clip
 * @param progress of the clip in percent
 * @param repeated how often a request had to be sent again because no answer came, or none that is final
 * @param clip where the clip is; empty as long as there is none
 */
public record DemoOrder(int number, Instant began, String step, int progress, int repeated, String clip) {

    static final String SIGNING_UP = "signing_up";

    static DemoOrder begun(int number, Instant now) {
        return new DemoOrder(number, now, SIGNING_UP, 0, 0, "");
    }

    DemoOrder at(String newStep) {
        return new DemoOrder(number, began, newStep, progress, repeated, clip);
    }

    DemoOrder at(String stage, int percent, String film) {
        return new DemoOrder(number, began, stage, percent, repeated, film);
    }

    DemoOrder again() {
        return new DemoOrder(number, began, step, progress, repeated + 1, clip);
    }

    /** Returns the colour of the step. */
    public String tone() {
        return switch (step) {
            case "completed" -> "tag--good";
            case "failed", "given_up" -> "tag--bad";
            default -> "tag--live";
        };
    }
}
