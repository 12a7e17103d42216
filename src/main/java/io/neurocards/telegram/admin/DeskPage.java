package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.telegram.admin.DeskPress.Verb;
import java.util.Set;

/** One part of the desk: the buttons that it answers, and the messages that it waits for. */
interface DeskPage {

    Set<Verb> verbs();

    /** Answers a button of this page. */
    DeskReply on(Seat seat, DeskPress press) throws Exception;

    /** Returns which messages this page waits for. */
    default Set<DeskStep.Kind> steps() {
        return Set.of();
    }

    /** Answers a message that this page has waited for. */
    default DeskReply typed(Seat seat, DeskStep step, Message message) throws Exception {
        throw new IllegalArgumentException("This page waits for no message: step=" + step);
    }
}
