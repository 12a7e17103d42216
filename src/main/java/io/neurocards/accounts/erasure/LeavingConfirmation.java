package io.neurocards.accounts.erasure;

import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a program is told before it deletes its customer's account, and has to say again, so that no single stray call deletes one.
 * It is good for ten minutes, for the session or device that asked, and for as many credits as it named. Nothing is kept: it is
 * signed, and once the account is gone so is whoever could say it again.
 */
@Component
public record LeavingConfirmation(ServerSecret secret, Clock clock) {

    private static final String PURPOSE = "account-deletion";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int SIGNED = 2 * Long.BYTES;
    private static final int LENGTH = SIGNED + 32;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{64}");

    /**
     * A confirmation as it is handed out.
     *
     * @param text 64 letters, digits, hyphens and underscores
     */
    public record Asked(String text, Instant expiresAt) {

        /** Hides what deletes an account. */
        @Override
        public String toString() {
            return "Asked[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Returns what has to be said again.
     *
     * @param session by which session or device it is asked
     * @param lost the available credits that will be lost
     */
    public Asked ask(PersonId person, UUID session, Credits lost) {
        var expiresAt = clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.SECONDS);
        var signed = ByteBuffer.allocate(SIGNED)
                .putLong(expiresAt.getEpochSecond())
                .putLong(lost.amount())
                .array();
        var whole = ByteBuffer.allocate(LENGTH).put(signed).put(signature(person, session, signed));
        return new Asked(Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array()), expiresAt);
    }

    /**
     * Returns which credits somebody agreed to lose.
     *
     * @throws ProblemException CONFIRMATION_WRONG when it was not handed out to them, or is over
     */
    public Credits read(PersonId person, UUID session, String text) {
        if (!SHAPE.matcher(text).matches()) {
            throw wrong();
        }
        var whole = Base64.getUrlDecoder().decode(text);
        var signed = ByteBuffer.wrap(whole).slice(0, SIGNED);
        var said = new byte[SIGNED];
        signed.get(0, said);
        var signature = new byte[LENGTH - SIGNED];
        ByteBuffer.wrap(whole).get(SIGNED, signature);
        if (!MessageDigest.isEqual(signature(person, session, said), signature)
                || !clock.instant().isBefore(Instant.ofEpochSecond(signed.getLong(0)))) {
            throw wrong();
        }
        return Credits.of(signed.getLong(Long.BYTES));
    }

    private byte[] signature(PersonId person, UUID session, byte[] signed) {
        var said = Base64.getEncoder().encodeToString(signed);
        return secret.sign(PURPOSE, person + "\n" + session + "\n" + said);
    }

    private static ProblemException wrong() {
        return new ProblemException(ProblemCode.CONFIRMATION_WRONG);
    }
}
