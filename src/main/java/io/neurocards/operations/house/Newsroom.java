package io.neurocards.operations.house;

import io.neurocards.operations.Operator;
import io.neurocards.shared.OperationId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages to many of the bot's readers, for whoever writes one elsewhere than in a chat. A draft is seen by nobody; what is sent is
 * sent to each reader once.
 */
public interface Newsroom {

    /**
     * To whom. Whoever has opted out or blocked the bot is never among them.
     *
     * @param language {@code ru} or {@code en}; null for all, as for the others
     * @param activeDays was active within so many days
     * @param balanceLeast has at least so many credits available
     * @param balanceMost has at most so many
     */
    record Readers(
            @Nullable String language,
            @Nullable Integer activeDays,
            @Nullable Long balanceLeast,
            @Nullable Long balanceMost) {}

    /**
     * One message as it stands.
     *
     * @param state draft, sending, paused, cancelled or done
     * @param readers how many would get a draft now
     */
    record Message(UUID id, String text, String state, long readers) {}

    /**
     * Keeps a draft, once for the operation; to be looked at before it is sent.
     *
     * @throws io.neurocards.shared.ProblemException TEXT_TOO_LONG, INVALID_REQUEST with {@code field}
     */
    void compose(OperationId operation, Operator.Word word, String text, Readers readers);

    /** Returns one message. */
    Optional<Message> find(UUID id);

    /**
     * Sends a draft that somebody has looked at; settles who gets it.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND
     */
    void start(Operator.Word word, UUID id);

    /**
     * Lets it rest; what is on its way arrives.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND
     */
    void pause(Operator.Word word, UUID id);

    /**
     * Goes on where it rested.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND
     */
    void resume(Operator.Word word, UUID id);

    /**
     * Gives it up; nobody gets it any more.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND
     */
    void cancel(Operator.Word word, UUID id);
}
