package io.neurocards.notifications.messages;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One kind on one channel: what a customer says yes or no to. */
public record Cell(Kind kind, Channel channel) {

    /** Nobody can say no to these: the bot brings clips itself, and whoever can be told of a way in is told. */
    private static final Set<Cell> ALWAYS = Set.of(
            new Cell(Kind.CLIPS, Channel.TELEGRAM),
            new Cell(Kind.SECURITY, Channel.TELEGRAM),
            new Cell(Kind.SECURITY, Channel.EMAIL));

    /** Returns all of them, kind by kind. */
    public static List<Cell> all() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Stream.of(Channel.values()).map(channel -> new Cell(kind, channel)))
                .toList();
    }

    public boolean isAlways() {
        return ALWAYS.contains(this);
    }

    /**
     * Returns whether somebody is told who has not chosen. A mail is for what they would not hear of otherwise; a push may never
     * arrive, so it does not count.
     *
     * @param hasTelegram whether the bot can write to them
     */
    boolean isUsual(boolean hasTelegram) {
        return switch (channel) {
            case TELEGRAM, PUSH -> true;
            case EMAIL ->
                switch (kind) {
                    case CLIPS -> false;
                    case ORDERS, POINTS -> !hasTelegram;
                    case SECURITY -> true;
                };
        };
    }

    /** Returns such as {@code orders.email}. */
    @Override
    public String toString() {
        return kind.word() + "." + channel.word();
    }
}
