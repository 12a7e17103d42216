package io.neurocards.telegram.updates;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands updates on: those of one chat one after another and in order, those of different chats at the same time. A chat is
 * known here only while something waits for it.
 */
final class Dispatcher {

    private final Handling handling;
    private final HandledMarks marks;
    private final int mostWaiting;
    private final Semaphore places;
    private final Map<Long, Deque<IncomingUpdate>> chats = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int waiting;
    private volatile boolean open;

    Dispatcher(Handling handling, HandledMarks marks, UpdatesSettings settings) {
        this.handling = handling;
        this.marks = marks;
        this.mostWaiting = settings.mostWaiting();
        this.places = new Semaphore(settings.handlersAtOnce());
    }

    /** Takes an update that it does not know; returns false, and takes nothing, when there is no room. */
    boolean offer(IncomingUpdate update) {
        lock.lock();
        try {
            if (!open || waiting >= mostWaiting) {
                return false;
            }
            if (!marks.begin(update.id())) {
                return true;
            }
            waiting++;
            var queue = chats.get(update.chatId());
            if (queue != null) {
                queue.add(update);
                return true;
            }
            var first = new ArrayDeque<IncomingUpdate>();
            first.add(update);
            chats.put(update.chatId(), first);
            Thread.ofVirtual().name("telegram-chat").start(() -> serve(update.chatId()));
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is room for {@code updates} more; returns whether there is. */
    boolean awaitRoom(int updates, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (waiting + updates > mostWaiting && left > 0) {
                left = changed.awaitNanos(left);
            }
            return waiting + updates <= mostWaiting;
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more; what was not begun is dropped, for another process takes it from the database. */
    void suspend() {
        lock.lock();
        try {
            open = false;
            for (var queue : chats.values()) {
                while (queue.size() > 1) {
                    marks.drop(queue.removeLast().id());
                    waiting--;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        open = true;
    }

    /** Waits for what has begun. */
    void awaitEnd(Duration longest) throws InterruptedException {
        lock.lock();
        try {
            var left = longest.toNanos();
            while (waiting > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    int chats() {
        lock.lock();
        try {
            return chats.size();
        } finally {
            lock.unlock();
        }
    }

    private void serve(long chatId) {
        for (var update = next(chatId, null); update != null; update = next(chatId, update)) {
            var handled = false;
            try {
                handled = handling.handle(update, places, () -> open);
            } finally {
                if (handled) {
                    marks.handled(update.id());
                } else {
                    marks.drop(update.id());
                }
            }
        }
    }

    /** Returns the chat's next update; the one that is being handled stays first in the queue until it is done. */
    private @Nullable IncomingUpdate next(long chatId, @Nullable IncomingUpdate done) {
        lock.lock();
        try {
            var queue = chats.get(chatId);
            if (queue == null) {
                return null;
            }
            if (done != null) {
                queue.remove();
                waiting--;
                changed.signalAll();
            }
            if (queue.isEmpty()) {
                chats.remove(chatId);
            }
            return queue.peek();
        } finally {
            lock.unlock();
        }
    }
}
