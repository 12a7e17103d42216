package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.payments.world.Ids;
import java.time.Instant;
import java.util.Locale;

/** Names as YooKassa gives them: 36 characters, beginning with a time of its own. */
final class YookassaIds {

    private static final Instant BEGINNING = Instant.parse("2007-01-01T00:00:00Z");

    private YookassaIds() {}

    static String payment(Instant now) {
        return of(now, "000f-5000-8000");
    }

    static String refund(Instant now) {
        return of(now, "0015-5000-9000");
    }

    private static String of(Instant now, String middle) {
        var seconds = now.getEpochSecond() - BEGINNING.getEpochSecond();
        return String.format(Locale.ROOT, "%08x-%s-%s", seconds & 0xFFFF_FFFFL, middle, Ids.hex(6));
    }
}
