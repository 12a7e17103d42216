package io.neurocards.accounts;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.UuidV7;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts tries to sign in, and makes whoever guesses wait longer and longer. */
@Component
final class SignInAttempts {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final JdbcClient jdbc;
    private final ServerSecret secret;
    private final AccountsSettings.SignInLimits limits;

    SignInAttempts(JdbcClient jdbc, ServerSecret secret, AccountsSettings settings) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.limits = settings.signIn();
    }

    /** What one try is counted under: keyed digests, so that the table tells nobody who tried. */
    record Subjects(String email, String address) {

        /** Rows are locked in one order by everybody. */
        List<String> inOrder() {
            return email.compareTo(address) <= 0 ? List.of(email, address) : List.of(address, email);
        }
    }

    /** Returns what a try is counted under by whoever is no customer; nobody's e-mail address looks like it. */
    Subjects subjects(String kind, String name, String clientAddress) {
        return new Subjects(digest(kind, name), digest("address", network(clientAddress)));
    }

    private record Attempts(
            UUID id, int failures, Instant lastAt, @Nullable Instant blockedUntil) {}

    Subjects subjects(Email email, String clientAddress) {
        return new Subjects(digest("email", email.text()), digest("address", network(clientAddress)));
    }

    /**
     * Counts one try as failed.
     *
     * @throws ProblemException TOO_MANY_REQUESTS, counting nothing, while the address or the account has to wait
     */
    void count(Subjects subjects, Instant now) {
        for (var subject : subjects.inOrder()) {
            var free = subject.equals(subjects.email()) ? limits.emailTries() : limits.addressTries();
            count(subject, free, now);
        }
    }

    private void count(String subject, int free, Instant now) {
        var before = lock(subject, now);
        if (before.blockedUntil() != null && before.blockedUntil().isAfter(now)) {
            throw TooManyRequests.until(before.blockedUntil(), now);
        }
        var isForgotten = before.lastAt().isBefore(now.minus(limits.forgottenAfter()));
        var failures = isForgotten ? 1 : before.failures() + 1;
        jdbc.sql("""
                        update sign_in_attempts set failures = :failures, last_at = :now, blocked_until = :blockedUntil
                        where id = :id
                        """)
                .param("failures", failures)
                .param("now", SqlTime.of(now))
                .param(
                        "blockedUntil",
                        SqlTime.ofNullable(failures < free ? null : now.plus(waitAfter(failures - free))))
                .param("id", before.id())
                .update();
    }

    /** The update changes nothing; it locks the row that is there already and returns what is in it by now. */
    private Attempts lock(String subject, Instant now) {
        return jdbc.sql("""
                        insert into sign_in_attempts as a (id, subject, failures, last_at)
                        values (:id, :subject, 0, :now)
                        on conflict on constraint sign_in_attempts_subject_key do update set failures = a.failures
                        returning a.id, a.failures, a.last_at, a.blocked_until
                        """)
                .param("id", UuidV7.at(now))
                .param("subject", subject)
                .param("now", SqlTime.of(now))
                .query(Attempts.class)
                .single();
    }

    private Duration waitAfter(int beyondFree) {
        var doublings = Math.min(beyondFree, 20);
        var wait = limits.firstWait().multipliedBy(1L << doublings);
        return wait.compareTo(limits.longestWait()) < 0 ? wait : limits.longestWait();
    }

    /**
     * Forgets the failures of the account; of the network address only the try that was right, or else whoever has an account
     * could guess at other accounts without end.
     */
    void takeBack(Subjects subjects) {
        for (var subject : subjects.inOrder()) {
            if (subject.equals(subjects.email())) {
                forgetEmail(subject);
            } else {
                jdbc.sql("""
                                update sign_in_attempts set failures = greatest(failures - 1, 0), blocked_until = null
                                where subject = :subject
                                """).param("subject", subject).update();
            }
        }
    }

    /** Lets the account's owner in again, who has just proved to be the owner. */
    void forget(Email email) {
        forgetEmail(digest("email", email.text()));
    }

    private void forgetEmail(String subject) {
        jdbc.sql("delete from sign_in_attempts where subject = :subject")
                .param("subject", subject)
                .update();
    }

    private String digest(String kind, String value) {
        return kind + ":" + HexFormat.of().formatHex(secret.sign("sign-in-attempts", kind + "\n" + value));
    }

    /** Whoever has one IPv6 address has a whole /64 of them, so these count as one. */
    private static String network(String clientAddress) {
        try {
            return InetAddress.ofLiteral(clientAddress) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), IPV6_NETWORK_BYTES))
                    : clientAddress;
        } catch (IllegalArgumentException notAnAddress) {
            return "unknown";
        }
    }
}
