package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.Update;

/**
 * Acts on what customers do. Updates of one chat come one after another and in order, those of different chats in parallel,
 * each on a virtual thread of its own; an update comes again when the process died before it was marked as handled.
 */
@FunctionalInterface
public interface UpdateHandler {

    /**
     * Acts on an update.
     *
     * @throws Exception when it could not be acted on; it comes again, and its chat waits for it meanwhile
     */
    void handle(Update update) throws Exception;
}
