package io.neurocards.telegram.updates;

import io.neurocards.database.pair.ModeSwitch;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.context.event.EventListener;

/**
 * Tells a chat that what it sent waits because nobody can decide: once in each outage, from memory alone. The update is left
 * where it is, unacknowledged.
 */
final class OutageNotice {

    /** Chats beyond these are not told. */
    private static final int MOST = 10_000;

    private final Acting acting;
    private final BooleanSupplier nobodyDecides;
    private final Set<Long> told = new HashSet<>();

    OutageNotice(Acting acting, BooleanSupplier nobodyDecides) {
        this.acting = acting;
        this.nobodyDecides = nobodyDecides;
    }

    /** May be called again and again with the same update, and for any failure. */
    void tell(IncomingUpdate incoming) {
        if (!incoming.isCheckout() && nobodyDecides.getAsBoolean() && isNew(incoming.chatId())) {
            acting.excuse(incoming);
        }
    }

    private synchronized boolean isNew(long chat) {
        return told.size() < MOST && told.add(chat);
    }

    /** Whatever changes, the outage before is over. */
    @EventListener
    synchronized void on(ModeSwitch change) {
        told.clear();
    }
}
