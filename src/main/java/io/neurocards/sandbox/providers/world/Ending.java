package io.neurocards.sandbox.providers.world;

/**
 * How a task ends.
 *
 * @param code the vendor's code of a failure; empty for success
 */
public record Ending(boolean good, String code, String text) {

    static final Ending GOOD = new Ending(true, "", "");

    public static Ending bad(String code, String text) {
        return new Ending(false, code, text);
    }
}
