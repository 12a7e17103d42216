package io.neurocards.telegram.admin;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the next typed message means. */
record DeskStep(Kind kind, @Nullable Act act, @Nullable UUID subject) {

    /** What is waited for. */
    enum Kind {
        WHOM_TO_FIND,
        WHAT_TO_SEND,
        WHY
    }

    static DeskStep why(Act act, UUID subject) {
        return new DeskStep(Kind.WHY, act, subject);
    }
}
