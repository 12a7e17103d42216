package io.neurocards.accounts;

import io.neurocards.accounts.Challenges.Challenge;
import io.neurocards.shared.ServerSecret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * The six digits of a challenge, computed from the server's secret: a mail that is sent again carries the same code, and a
 * copy of the database carries none.
 */
@Component
final class DerivedCode {

    private static final long CODES = 1_000_000;

    private final ServerSecret secret;

    DerivedCode(ServerSecret secret) {
        this.secret = secret;
    }

    String of(Challenge challenge) {
        var message = challenge.id() + "\n" + challenge.purpose() + "\n" + challenge.email();
        var number = ByteBuffer.wrap(secret.sign("email-code", message)).getLong();
        return String.format(Locale.ROOT, "%06d", Long.remainderUnsigned(number, CODES));
    }

    /** Compares in the same time whatever is typed. */
    boolean matches(Challenge challenge, String typed) {
        return MessageDigest.isEqual(
                of(challenge).getBytes(StandardCharsets.UTF_8), typed.strip().getBytes(StandardCharsets.UTF_8));
    }
}
