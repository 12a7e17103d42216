package io.neurocards.accounts.callers;

import io.neurocards.database.Decisions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens of one kind were used lately, for times in which no database can be asked: read every so often when that is
 * stable, and kept in a file. A token is known by its digest, as in the database.
 */
public final class KnownTokens<T extends KnownTokens.Known> {

    private final TokensFile<T> file;
    private final Decisions decisions;
    private final Function<Instant, List<T>> reading;
    private final Predicate<T> ended;
    private final Clock clock;
    private volatile Map<String, T> known = Map.of();

    /** What is kept of a token: no address, and no name of a customer. */
    public interface Known {

        /** Returns the SHA-256 of the token in hexadecimal digits. */
        String tokenHash();

        /** Returns whether it still opens anything then. */
        boolean isGoodAt(Instant moment);
    }

    /**
     * Returns until when a token is known that was read at {@code read}: whoever ended it on another node since is not heard of here
     * while no database can be asked, and that must not last for ever.
     *
     * @param knownFor how long after the last reading it is taken, the shorter the more it opens
     * @param expiresAt when it is over by itself, if it ever is
     */
    public static Instant goodUntil(Instant read, Duration knownFor, @Nullable Instant expiresAt) {
        var known = read.plus(knownFor);
        return expiresAt == null || known.isBefore(expiresAt) ? known : expiresAt;
    }

    /** @param ended whose token was ended by this process, whatever a reading says that began before */
    KnownTokens(
            TokensFile<T> file,
            Decisions decisions,
            Function<Instant, List<T>> reading,
            Predicate<T> ended,
            Clock clock) {
        this.file = file;
        this.decisions = decisions;
        this.reading = reading;
        this.ended = ended;
        this.clock = clock;
    }

    /** Takes what was kept before this process began. */
    void load() throws IOException {
        know(file.read());
    }

    /**
     * Reads anew what is good, and keeps it.
     *
     * @throws RuntimeException when no database can be asked; what is known stays
     */
    void refresh() throws IOException {
        var now = clock.instant();
        keep(decisions.act(() -> reading.apply(now)));
    }

    /** Takes whoever was ended off the disk as well, so that a restart without databases does not know them again. */
    public void keepWithoutEnded() throws IOException {
        if (known.values().stream().anyMatch(ended)) {
            keep(known.values());
        }
    }

    private synchronized void keep(Collection<T> read) throws IOException {
        var good = read.stream().filter(ended.negate()).toList();
        know(good);
        file.write(good);
    }

    private void know(List<T> read) {
        known = read.stream().collect(Collectors.toUnmodifiableMap(Known::tokenHash, one -> one));
    }

    /** Returns what is known of the token with this digest, if it is good at {@code now}. */
    public Optional<T> find(byte[] tokenHash, Instant now) {
        return Optional.ofNullable(known.get(HexFormat.of().formatHex(tokenHash)))
                .filter(one -> one.isGoodAt(now))
                .filter(ended.negate());
    }

    /** Returns the first of these that is good at {@code now}. Looks at all of them. */
    public Optional<T> find(Predicate<T> which, Instant now) {
        return known.values().stream()
                .filter(which)
                .filter(one -> one.isGoodAt(now))
                .filter(ended.negate())
                .findFirst();
    }

    /** Whoever's token is ended is not known any more, also when that can't be read anew in time. */
    public synchronized void forget(Predicate<T> which) {
        if (known.isEmpty()) {
            return;
        }
        know(known.values().stream().filter(which.negate()).toList());
    }
}
