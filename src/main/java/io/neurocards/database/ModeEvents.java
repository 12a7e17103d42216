package io.neurocards.database;

import io.neurocards.database.pair.ModeSwitch;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;

/** Tells the application of changes of the mode, in their order; those that come while it is put together it hears then. */
final class ModeEvents implements Consumer<ModeSwitch> {

    private final ApplicationEventPublisher events;
    private final Queue<ModeSwitch> kept = new ArrayDeque<>();
    private boolean isReady;

    ModeEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public synchronized void accept(ModeSwitch change) {
        kept.add(change);
        if (isReady) {
            tell();
        }
    }

    @EventListener(ContextRefreshedEvent.class)
    synchronized void ready() {
        isReady = true;
        tell();
    }

    private void tell() {
        for (var change = kept.poll(); change != null; change = kept.poll()) {
            events.publishEvent(change);
        }
    }
}
