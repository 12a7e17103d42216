package io.neurocards.providers.vendors;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a vendor what is left on the account of one of our keys, for an operator who waits for it. */
public final class AccountCredit {

    private static final Logger log = LoggerFactory.getLogger(AccountCredit.class);

    /** As long as somebody looks at a pressed button without pressing it again. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Member> members;
    private final Duration patience;

    AccountCredit(List<Member> members, Duration patience) {
        this.members = List.copyOf(members);
        this.patience = patience;
    }

    /** A vendor with its keys. */
    record Member(Vendor vendor, KeyRing ring) {}

    /** What came of asking. */
    public sealed interface Credit {

        /** So much is left, in the vendor's own credits. */
        record Left(long credits) implements Credit {}

        /** The vendor did not say, or not in time. */
        record NoAnswer() implements Credit {}
    }

    /** Returns whether the vendor can be asked at all. */
    public boolean isTold(String provider) {
        return member(provider).map(one -> one.vendor().saysCredit()).orElse(false);
    }

    /** Asks, and waits no longer than some seconds; whatever goes wrong is no answer. */
    public Credit of(String provider, String fingerprint) {
        return member(provider)
                .flatMap(one -> one.ring().find(fingerprint).map(key -> ask(one.vendor(), key)))
                .orElseGet(Credit.NoAnswer::new);
    }

    private Optional<Member> member(String provider) {
        return members.stream()
                .filter(one -> one.vendor().name().equals(provider))
                .findFirst();
    }

    private Credit ask(Vendor vendor, ApiKey key) {
        var question = new FutureTask<>(() -> vendor.credit(key));
        Thread.ofVirtual().name("account-credit").start(question);
        try {
            return question.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .<Credit>map(Credit.Left::new)
                    .orElseGet(Credit.NoAnswer::new);
        } catch (TimeoutException _) {
            question.cancel(true);
            log.warn("A provider did not say in time what is left: key={}, waited={}", key, patience);
        } catch (ExecutionException e) {
            // Its words may repeat what the client was about to send, the key among it.
            log.warn(
                    "A provider could not be asked what is left: key={}, failure={}",
                    key,
                    String.valueOf(e.getCause()).split(":", 2)[0]);
        } catch (InterruptedException _) {
            question.cancel(true);
            Thread.currentThread().interrupt();
        }
        return new Credit.NoAnswer();
    }
}
