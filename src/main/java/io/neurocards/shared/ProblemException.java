package io.neurocards.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Tells a caller that what was asked did not happen, and why. The facts (such as {@code need=3, have=2}) are shown to the
 * caller in the order in which they were added, and never hold a secret.
 */
public class ProblemException extends RuntimeException {

    private final ProblemCode code;
    private final transient SequencedMap<String, Object> facts;

    public ProblemException(ProblemCode code) {
        this(code, Map.of());
    }

    public ProblemException(ProblemCode code, Map<String, ?> facts) {
        super(code.text() + ": " + facts);
        this.code = code;
        this.facts = new LinkedHashMap<>(facts);
    }

    /** Returns the same problem with one more fact. */
    public ProblemException with(String name, Object value) {
        var more = new LinkedHashMap<String, Object>(facts);
        more.put(name, value);
        var next = new ProblemException(code, more);
        next.setStackTrace(getStackTrace());
        return next;
    }

    public ProblemCode code() {
        return code;
    }

    public SequencedMap<String, Object> facts() {
        return new LinkedHashMap<>(facts);
    }
}
