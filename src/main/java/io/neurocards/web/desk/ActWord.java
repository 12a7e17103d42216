package io.neurocards.web.desk;

import io.neurocards.operations.Operator;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody has confirmed.
 *
 * @param operation of the form: said again, nothing more is done
 * @param subject whom it concerns, as it stands in the path
 * @param reason without spaces around it, at most 500 characters
 * @param fields what was asked for besides, at most 500 characters each
 */
public record ActWord(OperationId operation, Operator by, String subject, String reason, Map<String, String> fields) {

    /**
     * Returns the subject as an id.
     *
     * @throws ProblemException NOT_FOUND when it is none
     */
    public UUID id() {
        return idOf(subject);
    }

    /**
     * Returns what stands in a path as an id.
     *
     * @throws ProblemException NOT_FOUND when it is none
     */
    public static UUID idOf(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
    }

    /** Returns who wants it and why. */
    public Operator.Word said() {
        return by.because(reason);
    }

    /** Returns it as the actions of the house take it. */
    public HouseWord house() {
        return new HouseWord(operation, by, reason);
    }

    /** Returns what was typed into a field. */
    public String field(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    /**
     * Returns the number in a field.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} when it is none between 1 and a million
     */
    public long number(String name) {
        var typed = field(name);
        if (!typed.matches("[1-9]\\d{0,6}") || Long.parseLong(typed) > 1_000_000) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", name);
        }
        return Long.parseLong(typed);
    }
}
