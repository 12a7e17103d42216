package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.model.Update;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.shared.OperationId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.input.Received;
import io.neurocards.telegram.input.Sender;
import io.neurocards.telegram.input.Updates;
import io.neurocards.telegram.screens.Words;
import io.neurocards.telegram.updates.Apology;
import io.neurocards.videos.OrderVideos;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells customers of what they did and nobody acts on. */
@Component
@ConditionalOnBot
class Apologies implements Apology {

    private final Chats chats;
    private final TelegramPersons persons;
    private final OrderVideos orderVideos;
    private final FloodGate gate;
    private final Voice voice;

    Apologies(Chats chats, TelegramPersons persons, OrderVideos orderVideos, FloodGate gate, Voice voice) {
        this.chats = chats;
        this.persons = persons;
        this.orderVideos = orderVideos;
        this.gate = gate;
        this.voice = voice;
    }

    /** A yes whose order stands already is answered as ever: it was acted on before we failed. */
    @Override
    public boolean tooLate(Update update) {
        if (!(Updates.read(update) instanceof Received.InPrivate(var sender, Input.Pressed pressed))) {
            return false;
        }
        if (pressed.press() instanceof Press.Confirm confirm && hasOrdered(sender, confirm)) {
            return false;
        }
        voice.answer(sender.id(), pressed, List.of());
        if (gate.judge(sender.id()) == FloodGate.Verdict.ACT) {
            voice.say(sender.id(), words(sender).text("too-late"));
        }
        return true;
    }

    private boolean hasOrdered(Sender sender, Press.Confirm confirm) {
        var token = confirm.token();
        return token != null
                && persons.find(sender.id())
                        .flatMap(person -> orderVideos.ordered(person, new OperationId(token)))
                        .isPresent();
    }

    private Words words(Sender sender) {
        return Words.in(chats.arrive(sender).locale());
    }

    /** In the language of the sender's phone: which one they chose here stands in the database. */
    @Override
    public void nobodyDecides(Update update) {
        if (Updates.read(update) instanceof Received.InPrivate(var sender, var _)) {
            voice.say(sender.id(), Words.in(sender.locale()).text("nobody-decides"));
        }
    }

    /** Needs no database, for it may be what failed. */
    @Override
    public void setAside(Update update) {
        if (Updates.read(update) instanceof Received.InPrivate(var sender, var input)) {
            var isMoney = input instanceof Input.Paid || input instanceof Input.Refunded;
            voice.say(sender.id(), Words.in(sender.locale()).text(isMoney ? "set-aside.money" : "set-aside"));
        }
    }
}
