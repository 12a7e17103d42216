package io.neurocards.accounts;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords with Argon2id: 19 MiB, two passes, one lane, the first choice of the OWASP password storage
 * cheat sheet. Slow on purpose, so it never runs inside a transaction; only so many at once as settings allow, so that a
 * burst of sign-ins cannot eat the machine's memory.
 */
@Component
final class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int PATIENCE_SECONDS = 10;

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore slots;
    private final ServerSecret secret;

    Passwords(AccountsSettings settings, ServerSecret secret) {
        this.slots = new Semaphore(settings.parallelHashes());
        this.secret = secret;
    }

    /**
     * Checks that {@code password} may be chosen.
     *
     * @throws ProblemException PASSWORD_TOO_SHORT or PASSWORD_TOO_LONG, counted in characters as a reader counts them
     */
    void requireAcceptable(String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SignUp.SHORTEST_PASSWORD) {
            throw new ProblemException(ProblemCode.PASSWORD_TOO_SHORT).with("min", SignUp.SHORTEST_PASSWORD);
        }
        if (length > SignUp.LONGEST_PASSWORD) {
            throw new ProblemException(ProblemCode.PASSWORD_TOO_LONG).with("max", SignUp.LONGEST_PASSWORD);
        }
    }

    /** Returns the hash to store for {@code password}. */
    String hash(String password) {
        return slowly(() -> encode(password));
    }

    /** Says whether {@code password} is the one behind {@code hash}; takes as long when there is no hash. */
    boolean matches(String password, @Nullable String hash) {
        var tooLong = password.codePointCount(0, password.length()) > SignUp.LONGEST_PASSWORD;
        var tried = tooLong ? "" : normalized(password);
        if (hash == null || tooLong) {
            hash(tried);
            return false;
        }
        return slowly(() -> encoder.matches(tried, hash));
    }

    /** Returns what stands for {@code password} in the text of an operation: nobody without the server's secret can test guesses. */
    String fingerprint(String password) {
        return HexFormat.of().formatHex(secret.sign("password-fingerprint", password));
    }

    private String encode(String password) {
        var hash = encoder.encode(normalized(password));
        if (hash == null) {
            throw new IllegalStateException("The encoder returned no hash");
        }
        return hash;
    }

    /** Two keyboards may spell the same letter in two ways. */
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T slowly(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE)
                        .with("retry_after_seconds", PATIENCE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting to hash a password", e);
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
