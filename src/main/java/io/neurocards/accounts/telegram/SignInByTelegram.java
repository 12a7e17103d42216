package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Sessions;
import io.neurocards.accounts.SignIn.IssuedSession;
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
    private final Clock clock;
    private final String botToken;

    SignInByTelegram(
            Decisions decisions,
            Joining joining,
            Sessions sessions,
            Clock clock,
            @Value("${neurocards.telegram.token:}") String botToken) {
        this.decisions = decisions;
        this.joining = joining;
        this.sessions = sessions;
        this.clock = clock;
        this.botToken = botToken;
    }

    /**
     * Opens a session of the person behind the Telegram account, who is made when there is none, and accepts the terms before
     * ordering. Repeating opens another session, for an hour from when Telegram wrote the pass.
     *
     * @param pass the {@code initData} as Telegram wrote it
     * @throws ProblemException UNAUTHENTICATED when Telegram did not write it for this bot, or too long ago, or there is no bot
     */
    public IssuedSession signIn(String pass) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var user = botToken.isEmpty() ? Optional.<TelegramUser>empty() : AppPass.read(pass, botToken, now);
        var known = user.orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED));
        return decisions.act(() -> sessions.open(joining.of(known, now).person(), now));
    }
}
