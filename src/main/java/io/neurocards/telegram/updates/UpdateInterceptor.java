package io.neurocards.telegram.updates;

import com.pengrad.telegrambot.model.Update;

/** A part of the bot that may take an update before the customers' dialogue sees it, such as the administrators' desk. */
@FunctionalInterface
public interface UpdateInterceptor {

    /**
     * Returns whether the update was taken; then nobody else sees it.
     *
     * @throws Exception when it could not be acted on; it comes again
     */
    boolean take(Update update) throws Exception;
}
