package io.neurocards.accounts.telegram;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Persons;
import io.neurocards.database.Decisions;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A program of the operator's that talks with Telegram users names one of them; repeating it changes nothing. */
@Component
public final class RegisterTelegramUser {

    /** The highest number that an account of Telegram can have. */
    public static final long HIGHEST_ID = 999_999_999_999L;

    private final Decisions decisions;
    private final Joining joining;
    private final Persons persons;
    private final Consents consents;
    private final TelegramPersons known;
    private final Clock clock;

    RegisterTelegramUser(
            Decisions decisions,
            Joining joining,
            Persons persons,
            Consents consents,
            TelegramPersons known,
            Clock clock) {
        this.decisions = decisions;
        this.joining = joining;
        this.persons = persons;
        this.consents = consents;
        this.known = known;
        this.clock = clock;
    }

    /** Whom it made or found. */
    public record Registered(TelegramProfile profile, boolean isNew) {}

    /**
     * Makes the person, or finds them.
     *
     * @param lastName anything; what can't be printed is left out, and null leaves what is there
     * @param acceptsTerms whether the user agreed to the terms in force; without that nothing can be ordered
     * @throws ProblemException TELEGRAM_ID_INVALID for a number that no account can have
     */
    public Registered register(TelegramUser user, @Nullable String lastName, boolean acceptsTerms) {
        if (user.id() < 1 || user.id() > HIGHEST_ID) {
            throw new ProblemException(ProblemCode.TELEGRAM_ID_INVALID).with("max", HIGHEST_ID);
        }
        return decisions.act(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var joined = joining.of(user, now);
            var surname = PrintableName.of(lastName);
            if (surname != null) {
                persons.setLastName(joined.person(), surname);
            }
            if (acceptsTerms) {
                consents.record(joined.person(), consents.currentVersion(), now);
            }
            return new Registered(known.profile(user.id()).orElseThrow(), joined.isNew());
        });
    }
}
