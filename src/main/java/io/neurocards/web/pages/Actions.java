package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One-time tokens in forms: who sends the same form twice means one thing, and gets the first answer. */
@Component
final class Actions {

    private final Clock clock;

    Actions(Clock clock) {
        this.clock = clock;
    }

    /** Returns the token for a form that is shown now. */
    UUID fresh() {
        return UuidV7.at(clock.instant());
    }

    /** Returns what a signed-in caller means by a form; nobody else can mean the same. */
    static OperationId of(Caller caller, String form, UUID token) {
        return OperationId.of(caller.personId(), "pages." + form, token.toString());
    }

    /**
     * Returns what a caller means by the studio's form. It is what {@code POST /v1/videos} takes the token as an
     * Idempotency-Key for, so that an order whose answer was lost can be sent there again.
     */
    static OperationId ofOrder(Caller caller, UUID token) {
        return OperationId.of(caller.personId(), "videos.order", token.toString());
    }

    /** Returns what somebody unknown means by a form. */
    static OperationId of(String form, UUID token) {
        return OperationId.named("pages." + form + "\n" + token);
    }
}
