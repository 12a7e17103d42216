package io.neurocards.sandbox.payments.page;

import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Where;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Trouble that the page has buttons for. */
enum GatewayTrouble {
    CREATE_LOST(Kind.LOST_ANSWER, "create", 1),
    CREATE_ERROR(Kind.SERVER_ERROR, "create", 1),
    CREATE_OFTEN(Kind.TOO_MANY_REQUESTS, "create", 1),
    CREATE_SLOW(Kind.SLOW_ANSWER, "create", 1),
    CREATE_GARBAGE(Kind.HTML_ANSWER, "create", 1),
    LOOK_ERROR(Kind.SERVER_ERROR, "look", 1),
    LOOK_LOST(Kind.LOST_ANSWER, "look", 1),
    REFUND_LOST(Kind.LOST_ANSWER, "refund", 1),
    REFUND_ERROR(Kind.SERVER_ERROR, "refund", 1),
    DOWN(Kind.LOST_REQUEST, "*", GatewayTrouble.LASTING),
    SLOW(Kind.SLOW_ANSWER, "*", GatewayTrouble.LASTING);

    private static final int LASTING = 1_000_000;

    private static final Duration TOO_SLOW = Duration.ofSeconds(60);
    private static final Duration SLUGGISH = Duration.ofSeconds(5);

    private final Kind kind;
    private final String operation;
    private final int times;

    GatewayTrouble(Kind kind, String operation, int times) {
        this.kind = kind;
        this.operation = operation;
        this.times = times;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(trouble -> trouble.word()).toList();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the key of what a fault is called: what lasts is counted down slowly, and called by what it feels like. */
    static String name(Fault fault) {
        if (fault.times() <= LASTING / 2) {
            return "fault." + fault.kind().word();
        }
        return "trouble." + (fault.kind() == Kind.SLOW_ANSWER ? SLOW : DOWN).word();
    }

    /** @throws IllegalArgumentException when there is none */
    static GatewayTrouble of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Returns it for one gateway, or for both when none is named. */
    Fault fault(String gateway) {
        return Fault.of(kind)
                .at(new Where(gateway, operation, "", ""))
                .times(times)
                .lasting(this == CREATE_SLOW ? TOO_SLOW : SLUGGISH);
    }
}
