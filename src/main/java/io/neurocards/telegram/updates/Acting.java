package io.neurocards.telegram.updates;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.model.Update;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever acts on updates and whoever apologises for those that nobody acts on; both are asked for late. */
record Acting(Supplier<@Nullable UpdateHandler> handler, Supplier<@Nullable Apology> apology) {

    private static final Logger log = LoggerFactory.getLogger(Acting.class);

    boolean isPossible() {
        return handler.get() != null;
    }

    /** Acts on the update, unless it is a press that has waited for too long. */
    void act(Update update, boolean waitedLong) throws Exception {
        var late = waitedLong && update.callbackQuery() != null ? apology.get() : null;
        if (late == null || !late.tooLate(update)) {
            Objects.requireNonNull(handler.get()).handle(update);
        }
    }

    void apologise(IncomingUpdate incoming) {
        say(incoming, Apology::setAside);
    }

    /** Says that an update waits because nobody can decide. */
    void excuse(IncomingUpdate incoming) {
        say(incoming, Apology::nobodyDecides);
    }

    private void say(IncomingUpdate incoming, BiConsumer<Apology, Update> sentence) {
        var words = apology.get();
        if (words == null) {
            return;
        }
        try {
            sentence.accept(words, incoming.parsed());
        } catch (JsonParseException _) {
            log.warn("Nobody can be told of an update that can't be read: update={}", incoming.updateId());
        } catch (RuntimeException e) {
            log.warn("A customer could not be told of an update: update={}", incoming.updateId(), e);
        }
    }
}
