package io.neurocards.web.desk;

import java.util.List;

/**
 * What was made and is shown this once.
 *
 * @param name of what was made, for the text {@code desk.made.<key>}
 * @param secrets that open something, each on a line of its own
 */
public record MadeOnce(String name, List<String> secrets) {

    /** Hides the secrets. */
    @Override
    public String toString() {
        return "MadeOnce[name=" + name + ", secrets=" + secrets.size() + "]";
    }
}
