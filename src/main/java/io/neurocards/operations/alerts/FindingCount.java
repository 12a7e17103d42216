package io.neurocards.operations.alerts;

/** Tells whether there is one more of what was found before. */
final class FindingCount {

    private FindingCount() {}

    static boolean grew(Alert open, Finding now) {
        return open.facts().get("count") instanceof Number before
                && now.facts().get("count") instanceof Number counted
                && counted.longValue() > before.longValue();
    }
}
