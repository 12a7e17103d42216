package io.neurocards.videos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/**
 * How long a clip may take at a provider, how often it is asked for, and how far it seems to be. A refusal shows in the first
 * seconds; then nothing is ready before the model's earliest time, and haste does not help after its latest.
 */
final class Pace {

    /** Soon enough to tell of a refusal within seconds (requirement NC-074). */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    /** As long as a task may be ready at any moment; with the ways there and back a clip is noticed within 5 s. */
    private static final Duration CLOSE = Duration.ofSeconds(4);

    /** What the seeds waited between two looks, 10 to 15 seconds (requirement NC-071). */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Where the provider tells us of changes, asking is only for what it did not tell. */
    private static final Duration CLOSE_WHEN_TOLD = Duration.ofSeconds(20);

    private static final Duration LONGEST_WHEN_TOLD = Duration.ofSeconds(60);

    private static final Duration UNCERTAIN = Duration.ofSeconds(10);

    /** A provider may need a while to know its own task (90 seconds at kie.ai); this is ample. */
    private static final Duration UNKNOWN = Duration.ofMinutes(5);

    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);
    private static final int MOST_OF_IT = 95;

    private final VideosSettings settings;
    private final MakingTimes times;
    private final Predicate<Attempt> tellsUs;
    private final Clock clock;

    Pace(VideosSettings settings, MakingTimes times, Predicate<Attempt> tellsUs, Clock clock) {
        this.settings = settings;
        this.times = times;
        this.tellsUs = tellsUs;
        this.clock = clock;
    }

    Instant firstLook() {
        return clock.instant().plus(FIRST_LOOK);
    }

    Instant nextLook(Attempt attempt) {
        var now = clock.instant();
        if (!attempt.isKnown()) {
            return now.plus(UNCERTAIN);
        }
        var spent = Duration.between(attempt.beganAt(), now);
        var told = tellsUs.test(attempt);
        var close = told ? CLOSE_WHEN_TOLD : CLOSE;
        var span = times.of(attempt.model());
        var longest = told ? LONGEST_WHEN_TOLD : LONGEST;
        return now.plus(
                spent.compareTo(span.latest()) > 0
                        ? longest
                        : bounded(span.earliest().minus(spent), close, longest));
    }

    /** Returns when a provider that gave no answer is asked again: it has trouble enough, or has had enough of us. */
    Instant afterNoAnswer() {
        return clock.instant().plus(LONGEST);
    }

    /** Returns when a try whose time was over is looked at again: after as long as it has been over, at most half an hour. */
    Instant nextWatch(Attempt attempt) {
        var now = clock.instant();
        var over = Duration.between(attempt.beganAt(), now).dividedBy(4);
        return now.plus(bounded(over, Duration.ofMinutes(1), LONGEST_WATCH));
    }

    /** Returns the first pause before what has failed is tried again. */
    Duration pause() {
        return settings.pause();
    }

    Instant watchUntil() {
        return clock.instant().plus(settings.lateAfter());
    }

    boolean isOverdue(Attempt attempt) {
        var limit = attempt.isKnown() ? settings.attemptLimit() : settings.uncertainLimit();
        return isOlder(attempt, limit);
    }

    /** Returns whether a task that its provider does not know has had its time to become known. */
    boolean isUnknownForGood(Attempt attempt) {
        return isOlder(attempt, attempt.isKnown() ? UNKNOWN : settings.uncertainLimit());
    }

    private boolean isOlder(Attempt attempt, Duration limit) {
        return clock.instant().isAfter(attempt.beganAt().plus(limit));
    }

    /** Returns how far the whole is: as the provider says, or as the usual time lets expect. */
    int progress(Attempt attempt, int reported) {
        var usual = times.of(attempt.model()).usual();
        var spent = Duration.between(attempt.beganAt(), clock.instant());
        var expected = (int) Math.min(MOST_OF_IT, MOST_OF_IT * spent.toMillis() / Math.max(1, usual.toMillis()));
        return Stage.progressOfGenerating(Math.max(reported, reported > 0 ? 0 : expected));
    }

    private static Duration bounded(Duration duration, Duration shortest, Duration longest) {
        if (duration.compareTo(shortest) < 0) {
            return shortest;
        }
        return duration.compareTo(longest) > 0 ? longest : duration;
    }
}
