package io.neurocards.orders;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which program placed an order.
 *
 * @param id of the device, of the program's token or of the partner's key that it came with; none for the site and the bot, and for
 *     devices of customers who left
 */
public record OrderSource(Kind kind, @Nullable UUID id) {

    /** What kind of program it is. */
    public enum Kind {
        /** Whatever has a customer's session, as the pages of the site have. */
        SITE,
        /** The bot in Telegram. */
        BOT,
        /** An app that is installed on a customer's device. */
        APP,
        /** A program of the operator's. */
        SERVICE,
        /** A program of a partner's. */
        PARTNER;

        /** Returns the name that programs and tables know it by, such as {@code service}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static final OrderSource SITE = new OrderSource(Kind.SITE, null);
    static final OrderSource BOT = new OrderSource(Kind.BOT, null);

    public static OrderSource app(UUID device) {
        return new OrderSource(Kind.APP, device);
    }

    public static OrderSource service(UUID token) {
        return new OrderSource(Kind.SERVICE, token);
    }

    public static OrderSource partner(UUID key) {
        return new OrderSource(Kind.PARTNER, key);
    }
}
