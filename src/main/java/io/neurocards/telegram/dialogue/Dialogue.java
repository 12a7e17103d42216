package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.model.Update;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.input.Received;
import io.neurocards.telegram.input.Sender;
import io.neurocards.telegram.input.Updates;
import io.neurocards.telegram.screens.Words;
import io.neurocards.telegram.updates.DatabaseTrouble;
import io.neurocards.telegram.updates.UpdateHandler;
import io.neurocards.telegram.updates.UpdateInterceptor;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The customers' side of the bot. An update is read, its chat looked up, the input decided on, the new state kept, and the
 * answer handed over. Whatever goes wrong, the customer is told, and what was not charged. What the database does not do now,
 * and a payment that can't be written down, is thrown back, so that it comes again.
 */
@Component
@ConditionalOnBot
class Dialogue implements UpdateHandler {

    private static final int TRIES = 3;

    private final List<UpdateInterceptor> interceptors;
    private final Chats chats;
    private final Groups groups;
    private final FloodGate gate;
    private final Conversation conversation;
    private final Voice voice;

    Dialogue(
            List<UpdateInterceptor> interceptors,
            Chats chats,
            Groups groups,
            FloodGate gate,
            Conversation conversation,
            Voice voice) {
        this.interceptors = List.copyOf(interceptors);
        this.chats = chats;
        this.groups = groups;
        this.gate = gate;
        this.conversation = conversation;
        this.voice = voice;
    }

    @Override
    public void handle(Update update) throws Exception {
        for (var interceptor : interceptors) {
            if (interceptor.take(update)) {
                return;
            }
        }
        switch (Updates.read(update)) {
            case Received.Nowhere() -> {}
            case Received.InGroup(var group, var sender) -> groups.refuse(group, sender);
            case Received.InPrivate(var sender, var input) -> receive(sender, input);
        }
    }

    private void receive(Sender sender, Input input) throws Exception {
        var isMoney = input instanceof Input.Paid || input instanceof Input.Refunded;
        switch (isMoney ? FloodGate.Verdict.ACT : gate.judge(sender.id())) {
            case ACT -> answer(sender, input, isMoney);
            case TELL -> voice.complain(sender.id(), Words.in(sender.locale()), input, "error.flood");
            case IGNORE -> {}
        }
    }

    private void answer(Sender sender, Input input, boolean isMoney) throws Exception {
        try {
            converse(sender, input);
        } catch (Exception e) {
            if (isMoney || isStopped(e) || DatabaseTrouble.isPassing(e)) {
                throw e;
            }
            voice.tellOfFailure(sender.id(), Words.in(sender.locale()), input, e);
        }
    }

    /** Whoever interrupts us has seen that this takes too long, and says so. */
    private static boolean isStopped(Exception failure) {
        return failure instanceof InterruptedException || Thread.currentThread().isInterrupted();
    }

    /** Decides again when somebody else changed the conversation meanwhile; what was ordered stays ordered once. */
    private void converse(Sender sender, Input input) throws Exception {
        for (var tries = TRIES; tries > 0; tries--) {
            var chat = chats.arrive(sender);
            var words = Words.in(chat.locale());
            var kept = chat.state();
            var turn = new Turn(sender, words, kept == null ? new State.Idle() : kept, chat.referral());
            var reaction = conversation.react(turn, input);
            if (reaction.next().equals(kept) || chats.keep(chat, reaction.next())) {
                if (kept == null) {
                    voice.say(chat.id(), words.text("unreadable"));
                }
                voice.answer(chat.id(), input, reaction.replies());
                return;
            }
        }
        throw new IllegalStateException("The conversation changed under our hands " + TRIES + " times");
    }
}
