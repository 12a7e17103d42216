package io.neurocards.operations;

import io.neurocards.shared.ProblemException;
import io.neurocards.shared.Wording;
import java.util.Map;

/** Who acts on behalf of the house, as the audit log names them. */
public record Operator(String name) {

    private static final String REASON = "reason";

    /** Characters that a reason has at most. */
    public static final int LONGEST_REASON = 500;

    /** Returns the administrator with this Telegram id. */
    public static Operator onTelegram(long id) {
        return new Operator("telegram:" + id);
    }

    /** Returns whoever knows the admin token of the settings; who that is, nobody knows. */
    public static Operator byAdminToken() {
        return new Operator("admin-token");
    }

    /** Returns the administrator whose token has this name. */
    public static Operator byToken(String name) {
        return new Operator("admin:" + name);
    }

    /** Returns the administrator who signs in at the desk by this name. */
    public static Operator atDesk(String name) {
        return new Operator("desk:" + name);
    }

    /** Returns whoever may start programs on the machine, or saw what this one wrote when it began. */
    public static Operator byCommand() {
        return new Operator("command");
    }

    /** Returns whoever tried to be an administrator and was not let in. */
    public static Operator stranger() {
        return new Operator("stranger");
    }

    /** Returns a customer, who acts for themselves; which one is the line's subject. */
    static Operator customer() {
        return new Operator("customer");
    }

    /**
     * Returns what they say who want something done.
     *
     * @throws ProblemException TEXT_TOO_LONG; INVALID_REQUEST with {@code field} when the reason is not made of characters
     */
    public Word because(String reason) {
        var said = reason.strip();
        Wording.require(REASON, said, LONGEST_REASON);
        return new Word(this, said);
    }

    /** Returns the word of those who want something done and don't say why: a program, where what is done says it. */
    public Word silently() {
        return new Word(this, "");
    }

    /**
     * Who wants something done that can be said again without harm, and why.
     *
     * @param reason for the audit log, at most 500 characters; empty when what is done says why
     */
    public record Word(Operator by, String reason) {

        /**
         * Lets a word pass that says why.
         *
         * @throws ProblemException INVALID_REQUEST with {@code field} without a reason
         */
        public Word withReason() {
            Wording.requireSaid(REASON, reason, LONGEST_REASON);
            return this;
        }

        /** Returns the reason, or {@code name} where what is done says why and the log is to tell whom it is about. */
        public String reasonOr(String name) {
            return reason.isEmpty() ? name : reason;
        }

        /** Returns the line of the audit log. */
        public AuditLog.Act act(String action, String subject, Map<String, ?> facts) {
            return new AuditLog.Act(by, action, subject, reason, facts);
        }
    }
}
