package io.neurocards.telegram.admin;

import io.neurocards.operations.CreditsAfter;
import io.neurocards.operations.HouseOrder;
import io.neurocards.operations.Operator;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.updates.SetAsideUpdates;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Does what was confirmed, once for its token, and says what came of it. */
final class Acts {

    private final Desktop desktop;
    private final HouseActions house;
    private final Pages pages;

    Acts(Desktop desktop, HouseActions house, Pages pages) {
        this.desktop = desktop;
        this.house = house;
        this.pages = pages;
    }

    /** The pages that do themselves what they have offered. */
    record Pages(
            BroadcastPage broadcasts, PaymentPage payments, StandingPage standing, KeysPage keys, ModelsPage models) {}

    Screen perform(Seat seat, UUID token, DeskIntent intent) throws IOException {
        var say = desktop.say(seat);
        var operation = new OperationId(token);
        var by = Operator.onTelegram(seat.id());
        return switch (intent.act()) {
            case GRANT -> balance(say, intent, house.grant().grant(credits(operation, by, intent)));
            case TAKE -> balance(say, intent, house.take().take(credits(operation, by, intent)));
            case RETRY -> {
                var retried = house.retry().retry(order(operation, by, intent));
                yield done(say, say.text("done.retry"), say.button("job", Verb.JOB, retried.jobId()));
            }
            case CANCEL -> {
                house.stop().stop(order(operation, by, intent));
                yield done(say, say.text("done.cancel"), say.button("job", Verb.JOB, intent.subject()));
            }
            case REFUND -> {
                var after = house.refund().refund(order(operation, by, intent));
                yield done(
                        say,
                        say.text("done.refund", after.available(), after.held()),
                        say.button("job", Verb.JOB, intent.subject()));
            }
            case PAYBACK, PART -> pages.payments().payBack(seat, token, intent);
            case BAN, UNBAN, CLOSE, OPEN -> pages.standing().perform(seat, token, intent);
            case UNBLOCK -> pages.keys().unblock(seat, token, intent);
            case HALT, SELL -> pages.models().perform(seat, token, intent);
            case REQUEUE ->
                done(
                        say,
                        say.text("done.requeue", house.aside().putBack(word(operation, by, intent))),
                        say.button("aside", Verb.ASIDE));
            case DISCARD ->
                done(
                        say,
                        say.text("done.discard", house.aside().drop(word(operation, by, intent))),
                        say.button("aside", Verb.ASIDE));
            case BROADCAST -> pages.broadcasts().begin(seat, intent.subject());
        };
    }

    private Screen balance(Say say, DeskIntent intent, CreditsAfter after) {
        return done(
                say,
                say.text("done." + intent.act().text(), intent.amount(), after.available(), after.held()),
                say.button("customer", Verb.CUSTOMER, intent.subject()));
    }

    private Screen done(Say say, String html, Button onward) {
        return desktop.below(html, List.of(), onward, say.button("home", Verb.HOME));
    }

    private static CreditsAfter.Order credits(OperationId operation, Operator by, DeskIntent intent) {
        return new CreditsAfter.Order(
                operation, by, new PersonId(intent.subject()), Credits.of(intent.amount()), intent.reason());
    }

    private static SetAsideUpdates.Word word(OperationId operation, Operator by, DeskIntent intent) {
        return new SetAsideUpdates.Word(operation, by, intent.subject(), intent.reason());
    }

    private static HouseOrder order(OperationId operation, Operator by, DeskIntent intent) {
        return new HouseOrder(operation, by, intent.subject(), intent.reason());
    }
}
