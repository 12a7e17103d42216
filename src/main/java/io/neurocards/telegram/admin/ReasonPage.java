package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.updates.SetAsideUpdates;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Takes the typed reason of an act, and asks whether it shall be done. */
final class ReasonPage implements DeskPage {

    private static final int LONGEST = 300;

    private final Desktop desktop;
    private final CustomerPage customers;
    private final PaymentPage payments;
    private final KeysPage keys;
    private final ModelsPage models;

    ReasonPage(Desktop desktop, CustomerPage customers, PaymentPage payments, KeysPage keys, ModelsPage models) {
        this.desktop = desktop;
        this.customers = customers;
        this.payments = payments;
        this.keys = keys;
        this.models = models;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of();
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        throw new IllegalArgumentException("This page has no buttons: press=" + press);
    }

    @Override
    public Set<DeskStep.Kind> steps() {
        return Set.of(DeskStep.Kind.WHY);
    }

    @Override
    public DeskReply typed(Seat seat, DeskStep step, Message message) {
        var act = Objects.requireNonNull(step.act());
        var subject = Objects.requireNonNull(step.subject());
        var typed = message.text() == null ? "" : message.text().strip();
        return switch (act) {
            case GRANT, TAKE -> customers.credits(seat, step, typed);
            case PART -> payments.part(seat, step, typed);
            case RETRY,
                    CANCEL,
                    REFUND,
                    PAYBACK,
                    BROADCAST,
                    BAN,
                    UNBAN,
                    CLOSE,
                    OPEN,
                    UNBLOCK,
                    HALT,
                    SELL,
                    REQUEUE,
                    DISCARD -> reason(seat, act, subject, typed);
        };
    }

    private DeskReply reason(Seat seat, Act act, UUID subject, String typed) {
        var say = desktop.say(seat);
        if (typed.length() < 3) {
            return new DeskReply.Ask(
                    DeskStep.why(act, subject),
                    new Screen(say.text("why." + act.text()), List.of(List.of(say.button("drop", Verb.DROP)))));
        }
        var reason = Html.cut(typed, LONGEST);
        var intent = new DeskIntent(act, subject, 0, reason, false);
        return new DeskReply.Show(
                desktop.confirm(seat, intent, say.text("confirm." + act.text(), named(say, act, subject), reason)));
    }

    private String named(Say say, Act act, UUID subject) {
        return switch (act) {
            case UNBLOCK -> keys.name(subject);
            case HALT, SELL -> models.name(subject);
            case REQUEUE, DISCARD -> subject.equals(SetAsideUpdates.ALL) ? say.plain("aside.all") : subject.toString();
            case GRANT, TAKE, RETRY, CANCEL, REFUND, PAYBACK, PART, BROADCAST, BAN, UNBAN, CLOSE, OPEN ->
                subject.toString();
        };
    }
}
