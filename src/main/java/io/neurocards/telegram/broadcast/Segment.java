package io.neurocards.telegram.broadcast;

import org.jspecify.annotations.Nullable;

/**
 * To whom. Whoever has opted out or blocked the bot is never among them.
 *
 * @param language {@code ru} or {@code en}; absent means all, as for the others
 * @param activeDays was active within so many days
 * @param balanceLeast has at least so many credits available; who has no account has none
 * @param balanceMost has at most so many
 */
public record Segment(
        @Nullable String language,
        @Nullable Integer activeDays,
        @Nullable Long balanceLeast,
        @Nullable Long balanceMost) {

    public static final Segment ALL = new Segment(null, null, null, null);

    public Segment inLanguage(@Nullable String wanted) {
        return new Segment(wanted, activeDays, balanceLeast, balanceMost);
    }

    public Segment activeWithin(@Nullable Integer days) {
        return new Segment(language, days, balanceLeast, balanceMost);
    }

    public Segment havingBetween(@Nullable Long least, @Nullable Long most) {
        return new Segment(language, activeDays, least, most);
    }
}
