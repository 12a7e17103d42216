package io.neurocards.providers.vendors;

import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import io.neurocards.shared.ServerSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where vendors tell that a task has changed, and whether they are to be believed. A callback only says that a look-up is
 * worth while; what it claims is never taken for true. Each attempt has an address of its own that nobody can make up.
 */
public final class Callbacks {

    private static final String PURPOSE = "callback";
    private static final String NOBODY = "unknown";

    private final ServerSecret secret;
    private final CallbackAddress address;
    private final TaskRows tasks;
    private final CallbackCounts counts;
    private final AttemptAnswers answers;
    private final List<Listening> listening;

    Callbacks(
            ServerSecret secret,
            CallbackAddress address,
            TaskRows tasks,
            CallbackCounts counts,
            AttemptAnswers answers,
            List<Listening> listening) {
        this.secret = secret;
        this.address = address;
        this.tasks = tasks;
        this.counts = counts;
        this.answers = answers;
        this.listening = List.copyOf(listening);
    }

    /** A vendor that may call, and what must not be kept of what it says. */
    record Listening(Vendor vendor, Redaction redaction) {}

    /** What to do with what was posted. */
    public sealed interface Verdict {

        /**
         * The attempt's task is worth a look-up now.
         *
         * @param taskId the vendor's id of the task it speaks of, when it names one
         */
        record Heard(UUID attempt, @Nullable String taskId) implements Verdict {}

        /** Nothing is to be done, and the caller learns nothing. */
        record Ignored(Why why) implements Verdict {}
    }

    /** Why a callback is not believed. */
    public enum Why {
        /** There is no such vendor here. */
        UNKNOWN_PROVIDER,
        /** The address was made up. */
        WRONG_ADDRESS,
        /** The address is ours, but its attempt is not known any more. */
        UNKNOWN_ATTEMPT,
        /** The vendor's signature is wrong or too old, or it is not the vendor's kind of message. */
        NOT_FROM_VENDOR;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns whether the vendor can reach us, so that it tells of changes. */
    public boolean reach(String provider) {
        return address.base(provider).isPresent();
    }

    /** Returns the address for one attempt; nothing when the vendor could not reach us. */
    public Optional<URI> addressFor(String provider, UUID attempt) {
        return address.base(provider)
                .map(base -> URI.create(
                        base + "/callbacks/" + provider + "/" + attempt + "/" + text(mac(provider, attempt))));
    }

    /**
     * Judges what was posted to a callback address; counts what it ignores.
     *
     * @param attempt as it stands in the address, which anybody may have made up
     * @param headers by lower-case name
     * @param body as it came, at most as long as the caller lets in
     */
    public Verdict receive(String provider, String attempt, String mac, Map<String, String> headers, byte[] body) {
        var known = listening.stream()
                .filter(one -> one.vendor().name().equals(provider))
                .findFirst();
        if (known.isEmpty()) {
            return ignored(NOBODY, Why.UNKNOWN_PROVIDER);
        }
        var named = uuid(attempt);
        if (named.isEmpty() || !MessageDigest.isEqual(mac(provider, named.get()), bytes(mac))) {
            return ignored(provider, Why.WRONG_ADDRESS);
        }
        return judged(known.get(), named.get(), headers, body);
    }

    /** Judges what came to an address that is ours. */
    private Verdict judged(Listening listener, UUID attempt, Map<String, String> headers, byte[] body) {
        var provider = listener.vendor().name();
        if (!tasks.knows(attempt, provider)) {
            return ignored(provider, Why.UNKNOWN_ATTEMPT);
        }
        var told = listener.vendor().told(headers, body);
        if (told.isEmpty()) {
            return ignored(provider, Why.NOT_FROM_VENDOR);
        }
        var said = listener.redaction().kept(new String(body, StandardCharsets.UTF_8));
        answers.keep(attempt, provider, Kind.CALLBACK, said, true);
        return new Verdict.Heard(attempt, told.get().taskId());
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Verdict ignored(String provider, Why why) {
        counts.count(provider, why);
        return new Verdict.Ignored(why);
    }

    private byte[] mac(String provider, UUID attempt) {
        return secret.sign(PURPOSE, provider + ":" + attempt);
    }

    private static String text(byte[] mac) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] bytes(String mac) {
        try {
            return Base64.getUrlDecoder().decode(mac);
        } catch (IllegalArgumentException _) {
            return new byte[0]; // not even of the right form, so equal to none
        }
    }
}
