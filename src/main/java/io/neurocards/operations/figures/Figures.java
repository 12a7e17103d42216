package io.neurocards.operations.figures;

import java.util.OptionalDouble;

/**
 * How the studio stands, all counted at one moment.
 *
 * @param today since midnight in the operator's zone
 * @param inAll since the beginning
 */
public record Figures(People people, Clips today, Clips inAll, Line line, CreditsCounted credits, Stars stars) {

    /**
     * Who knows us.
     *
     * @param verified persons with a proved address or a Telegram account
     * @param chats private chats with the bot, also of those who did not accept the terms
     * @param blocked chats whose owner has blocked the bot
     */
    public record People(long persons, long verified, long personsToday, long chats, long blocked) {}

    /** Clips that ended. */
    public record Clips(long completed, long failed, long cancelled) {

        /** Returns the share of completed ones among those that were not cancelled; nothing when there are none. */
        public OptionalDouble success() {
            var ended = completed + failed;
            return ended == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) completed / ended);
        }
    }

    /**
     * What waits and who works.
     *
     * @param workers processes that can make clips and have just shown a sign of life
     */
    public record Line(long queued, long processing, long workers) {}

    /**
     * Where the credits are.
     *
     * @param granted given for nothing, less what was taken back
     * @param sold bought, less what was taken back with the money
     * @param spent captured for delivered clips, less what was given back
     */
    public record CreditsCounted(long granted, long sold, long spent, long available, long held) {}

    /**
     * What was paid in Stars.
     *
     * @param received Stars of all confirmed payments; {@code refunded} is part of it
     */
    public record Stars(long received, long refunded, long payments) {}
}
