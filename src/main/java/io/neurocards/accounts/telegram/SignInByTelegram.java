package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.SignIn.IssuedSession;
import io.neurocards.accounts.referrals.Invitations;
import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Somebody opens the studio inside Telegram, which says who it is: no form, no password. */
@Component
public final class SignInByTelegram {

    private final Decisions decisions;
    private final Joining joining;
    private final Sessions sessions;
    private final Invitations invitations;
    private final Clock clock;
    private final String botToken;

    SignInByTelegram(
            Decisions decisions,
            Joining joining,
            Sessions sessions,
            Invitations invitations,
            Clock clock,
            @Value("${neurocards.telegram.token:}") String botToken) {
        this.decisions = decisions;
        this.joining = joining;
        this.sessions = sessions;
        this.invitations = invitations;
        this.clock = clock;
        this.botToken = botToken;
    }

    /**
     * Opens a session of the person behind the Telegram account, who is made when there is none, and accepts the terms before
     * ordering; a newcomer whose link carried a friend's code came by it. Repeating opens another session, for an hour from when Telegram wrote the pass.
     *
     * @param pass the {@code initData} as Telegram wrote it
     * @throws ProblemException UNAUTHENTICATED when Telegram did not write it for this bot, or too long ago, or there is no bot
     */
    public IssuedSession signIn(String pass) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var shown = botToken.isEmpty() ? Optional.<AppPass.Shown>empty() : AppPass.read(pass, botToken, now);
        var known = shown.orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED));
        return decisions.act(() -> {
            var joined = joining.of(known.user(), now);
            if (joined.isNewcomer()) {
                invitations.brought(joined.person(), known.startParameter(), now);
            }
            return sessions.open(joined.person(), now);
        });
    }
}
