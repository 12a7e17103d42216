package io.neurocards.videos;

import io.neurocards.providers.Task;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One try to have a clip made, which is on its way as long as its row is open.
 *
 * @param task the provider's name of the task, once its answer is known
 * @param told the name that somebody has told us for a task whose answer was lost; true only when the provider knows it
 * @param key the key that was reserved for it, by its fingerprint
 * @param looks how often the provider was asked for it
 */
record Attempt(
        UUID id,
        UUID jobId,
        int number,
        String provider,
        String model,
        State state,
        @Nullable String task,
        @Nullable String told,
        @Nullable String key,
        int looks,
        Instant beganAt) {

    /** Where a try is as long as it is open, and how it can end. */
    enum State {
        /** The provider is about to be asked, or was asked by a process that died. */
        SUBMITTING(true),
        /** The provider was asked, and its answer was lost. */
        UNCERTAIN(true),
        SUBMITTED(true),
        READY(false),
        /** Nothing was made and nobody failed: there was no room, no usable key, no such model. */
        RETURNED(false),
        REFUSED(false),
        FAILED(false),
        LOST(false),
        /** It took too long; a clip that comes late is still wanted. */
        GIVEN_UP(false),
        /** Nobody knows whether a task exists; an operator may find out, and a clip that comes late is still wanted. */
        REVIEW(false),
        /** Its clip came when the credit was back already. */
        LATE(false),
        CANCELLED(false);

        private final boolean open;

        State(boolean open) {
            this.open = open;
        }

        boolean isOpen() {
            return open;
        }

        /** Returns whether a clip that comes after this is still for the customer. */
        boolean isWatched() {
            return this == GIVEN_UP || this == REVIEW;
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofText(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** Returns whether the provider has named its task. */
    boolean isKnown() {
        return task != null;
    }

    /** Returns how the provider is asked for it. */
    Task asTask() {
        return new Task(id, model, task == null ? told : task, key);
    }

    /** Returns the name by which the task is kept once it was found: the provider's, or our own where it keeps those. */
    String foundName() {
        var name = task == null ? told : task;
        return name == null ? id.toString() : name;
    }
}
