package io.neurocards.accounts;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.database.Decisions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A customer ends a session, or all of them; ending what has ended changes nothing. */
@Component
public final class SignOut {

    private final Decisions decisions;
    private final Sessions sessions;
    private final Clock clock;

    SignOut(Decisions decisions, Sessions sessions, Clock clock) {
        this.decisions = decisions;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Ends the session that the request came with. */
    public void here(Caller caller) {
        decisions.act(() -> sessions.revoke(caller.sessionId(), clock.instant()));
    }

    /** Ends every session of the person, on every device. */
    public void everywhere(Caller caller) {
        decisions.act(() -> sessions.revokeAll(caller.personId(), clock.instant()));
    }
}
