package io.neurocards.notifications.messages;

import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A way on which messages leave; whoever knows one implements it. */
public interface MessageChannel {

    Channel channel();

    /** Returns what of the person's can be reached here: a mailbox, a chat, a browser, a device; nothing when nothing can. */
    List<UUID> targets(PersonId person);

    /** Hears that something is told to the person on this channel, whether or not anything can be reached. */
    default void told(PersonId person) {}

    /**
     * Sends it. May be called twice with the same message, and must let a receiver recognise that where there is a way.
     *
     * @throws Exception when nobody knows whether it was taken, or it was not; another try may help
     */
    Answer send(Message message) throws Exception;

    /** What became of one try; holds nothing that must not be logged. */
    sealed interface Answer {

        /** It was taken; whether somebody reads it nobody tells. */
        record Taken() implements Answer {}

        /** The target takes nothing any more, and was forgotten where that is due. */
        record Gone() implements Answer {}

        /** This message will not be taken. */
        record Refused(String why) implements Answer {}

        /** It has to wait so long. */
        record Later(Duration after) implements Answer {}
    }
}
