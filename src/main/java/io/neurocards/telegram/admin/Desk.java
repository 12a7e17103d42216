package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.CallbackQuery;
import com.pengrad.telegrambot.model.Chat;
import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.User;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.updates.UpdateInterceptor;
import java.util.Optional;
import org.springframework.core.annotation.Order;

/**
 * Lets administrators sit down at {@code /admin}. Whoever is not in ADMIN_IDS has no desk: nothing of theirs is taken, so
 * that {@code /admin} and a forged button are to them what any unknown word is. A command other than {@code /admin} leaves
 * the desk; what an administrator types is taken only while the desk waits for it, and a film is answered with its file id.
 */
@Order(0)
final class Desk implements UpdateInterceptor {

    private final BotSettings settings;
    private final Seats seats;
    private final DeskMemory memory;
    private final DeskPages pages;
    private final HomePage home;
    private final Counter counter;

    Desk(BotSettings settings, Seats seats, DeskMemory memory, DeskPages pages, HomePage home, Counter counter) {
        this.settings = settings;
        this.seats = seats;
        this.memory = memory;
        this.pages = pages;
        this.home = home;
        this.counter = counter;
    }

    @Override
    public boolean take(Update update) throws Exception {
        if (update.callbackQuery() != null) {
            return pressed(update.callbackQuery());
        }
        var message = update.message();
        return message != null
                && message.chat().type() == Chat.Type.Private
                && isAdministrator(message.from())
                && written(seats.of(message.from()), message);
    }

    private boolean isAdministrator(User user) {
        return user != null && settings.isAdmin(user.id());
    }

    private boolean pressed(CallbackQuery query) throws Exception {
        var press = DeskPress.parse(query.data());
        if (press.isEmpty() || !isAdministrator(query.from())) {
            return false;
        }
        var seat = seats.of(query.from());
        var page = pages.answering(press.get().verb());
        var reply = page.isEmpty() ? new DeskReply.Word(null) : page.get().on(seat, press.get());
        counter.answer(seat, query, reply instanceof DeskReply.Word(var word) ? word : null);
        hand(seat, reply, Optional.of(query));
        return true;
    }

    private boolean written(Seat seat, Message message) throws Exception {
        var text = message.text();
        if (text != null && text.startsWith("/")) {
            memory.forget(seat.id());
            if (!text.strip().matches("/admin(@\\w+)?")) {
                return false;
            }
            counter.show(seat, home.home(seat));
            return true;
        }
        var step = memory.expected(seat.id());
        if (step.isPresent()) {
            var page = pages.waitingFor(step.get().kind());
            hand(seat, page.typed(seat, step.get(), message), Optional.empty());
            return true;
        }
        if (message.video() == null) {
            return false;
        }
        counter.show(seat, seats.facts(seat, message.video()));
        return true;
    }

    private void hand(Seat seat, DeskReply reply, Optional<CallbackQuery> press) {
        switch (reply) {
            case DeskReply.Show(var screen) -> {
                memory.forget(seat.id());
                show(seat, screen, press);
            }
            case DeskReply.Ask(var step, var screen) -> {
                memory.expect(seat, step);
                show(seat, screen, press);
            }
            case DeskReply.Picture(var png, var below) -> counter.picture(seat, png, below);
            case DeskReply.Word _ -> {}
        }
    }

    private void show(Seat seat, Screen screen, Optional<CallbackQuery> press) {
        press.ifPresentOrElse(query -> counter.replace(seat, query, screen), () -> counter.show(seat, screen));
    }
}
