package io.neurocards.telegram.admin;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.operations.Operator;
import io.neurocards.operations.house.BanCustomer;
import io.neurocards.operations.house.CloseForWorks;
import io.neurocards.operations.house.Done;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who may not order, and when nobody may: bans of one customer, and works on the whole studio. */
final class StandingPage implements DeskPage {

    /** What an act concerns that concerns the studio itself. */
    private static final UUID STUDIO = new UUID(0, 0);

    private final Desktop desktop;
    private final Bans bans;
    private final Maintenance maintenance;
    private final BanCustomer customers;
    private final CloseForWorks studio;

    StandingPage(Desktop desktop, Bans bans, Maintenance maintenance, BanCustomer customers, CloseForWorks studio) {
        this.desktop = desktop;
        this.bans = bans;
        this.maintenance = maintenance;
        this.customers = customers;
        this.studio = studio;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.BAN, Verb.UNBAN, Verb.WORKS, Verb.CLOSE, Verb.OPEN);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return switch (press.verb()) {
            case BAN -> desktop.askWhy(seat, Act.BAN, press.about());
            case UNBAN -> desktop.askWhy(seat, Act.UNBAN, press.about());
            case CLOSE -> desktop.askWhy(seat, Act.CLOSE, STUDIO);
            case OPEN -> desktop.askWhy(seat, Act.OPEN, STUDIO);
            default -> new DeskReply.Show(works(desktop.say(seat)));
        };
    }

    /** Does what was confirmed. */
    Screen perform(Seat seat, UUID token, DeskIntent intent) {
        var say = desktop.say(seat);
        var done = done(new HouseWord(new OperationId(token), Operator.onTelegram(seat.id()), intent.reason()), intent);
        var html = say.text(done.changed() ? "done." + intent.act().text() : "done.already");
        return intent.subject().equals(STUDIO)
                ? desktop.below(html, List.of(), say.button("works", Verb.WORKS), say.button("home", Verb.HOME))
                : desktop.below(
                        html,
                        List.of(),
                        say.button("customer", Verb.CUSTOMER, intent.subject()),
                        say.button("home", Verb.HOME));
    }

    private Done done(HouseWord word, DeskIntent intent) {
        return switch (intent.act()) {
            case BAN -> customers.ban(word, new PersonId(intent.subject()));
            case UNBAN -> customers.lift(word, new PersonId(intent.subject()));
            case CLOSE -> studio.close(word);
            case OPEN -> studio.open(word);
            case GRANT, TAKE, RETRY, CANCEL, REFUND, PAYBACK, PART, BROADCAST, UNBLOCK, HALT, SELL, REQUEUE, DISCARD ->
                throw new IllegalArgumentException("Not an act of this page: act=" + intent.act());
        };
    }

    /** Returns a line on the customer's ban, empty when there is none. */
    String line(Say say, PersonId person) {
        return bans.of(person)
                .map(ban -> "\n" + say.text("customer.banned", ban.bannedAt(), ban.bannedBy(), ban.reason()))
                .orElse("");
    }

    /** Returns the button that bans the customer, or the one that lifts the ban. */
    Button button(Say say, PersonId person) {
        return bans.of(person).isPresent()
                ? say.button("unban", Verb.UNBAN, person.value())
                : say.button("ban", Verb.BAN, person.value());
    }

    private Screen works(Say say) {
        return maintenance
                .goingOn()
                .map(works -> desktop.below(
                        say.text("works.closed", works.begunAt(), works.begunBy(), works.reason()),
                        List.of(List.of(say.button("open", Verb.OPEN))),
                        say.button("home", Verb.HOME)))
                .orElseGet(() -> desktop.below(
                        say.text("works.open"),
                        List.of(List.of(say.button("close", Verb.CLOSE))),
                        say.button("home", Verb.HOME)));
    }
}
