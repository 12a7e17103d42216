package io.neurocards.telegram.input;

/** An update as the dialogue sees it. */
public sealed interface Received {

    /** In a private chat, whose id is the sender's. */
    record InPrivate(Sender sender, Input input) implements Received {}

    /** In a group that the bot was added to. */
    record InGroup(long chatId, Sender sender) implements Received {}

    /** Nothing that anybody expects an answer to. */
    record Nowhere() implements Received {}
}
