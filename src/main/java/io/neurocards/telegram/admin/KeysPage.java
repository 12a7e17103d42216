package io.neurocards.telegram.admin;

import io.neurocards.operations.Operator;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.operations.keys.LiftKeyBlock;
import io.neurocards.providers.vendors.AccountCredit;
import io.neurocards.providers.vendors.AccountCredit.Credit;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.providers.vendors.KeysReport.KeyHealth;
import io.neurocards.shared.OperationId;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The keys of video providers: how each does, what blocks it, and what is left on its account. Never a key itself. */
final class KeysPage implements DeskPage {

    /** Below what a message and its buttons hold; those in trouble come first. */
    private static final int SHOWN = 24;

    private static final int IN_A_ROW = 2;

    private final Desktop desktop;
    private final KeysReport keys;
    private final AccountCredit credit;
    private final LiftKeyBlock lift;

    KeysPage(Desktop desktop, KeysReport keys, AccountCredit credit, LiftKeyBlock lift) {
        this.desktop = desktop;
        this.keys = keys;
        this.credit = credit;
        this.lift = lift;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.KEYS, Verb.KEY, Verb.LEFT, Verb.UNBLOCK);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        var say = desktop.say(seat);
        if (press.verb() == Verb.KEYS) {
            return new DeskReply.Show(list(say));
        }
        var found = keys.find(press.about());
        if (found.isEmpty()) {
            return new DeskReply.Show(none(say));
        }
        var key = found.get();
        return switch (press.verb()) {
            case UNBLOCK ->
                key.isHealthy()
                        ? new DeskReply.Show(card(say, key, say.text("done.already")))
                        : desktop.askWhy(seat, Act.UNBLOCK, key.id());
            case LEFT -> new DeskReply.Show(card(say, key, left(say, key)));
            default -> new DeskReply.Show(card(say, key, ""));
        };
    }

    /** Does what was confirmed. */
    Screen unblock(Seat seat, UUID token, DeskIntent intent) {
        var say = desktop.say(seat);
        var word = new HouseWord(new OperationId(token), Operator.onTelegram(seat.id()), intent.reason());
        var done = lift.lift(word, intent.subject());
        return desktop.below(
                say.text(done.changed() ? "done.unblock" : "done.already"),
                List.of(),
                say.button("keys", Verb.KEYS),
                say.button("home", Verb.HOME));
    }

    /** Returns how a question names the key. */
    String name(UUID id) {
        return keys.find(id)
                .map(key -> key.provider() + "/" + key.account() + " " + key.fingerprint())
                .orElseGet(id::toString);
    }

    private Screen list(Say say) {
        var all = keys.keys().stream()
                .sorted(Comparator.comparing(KeyHealth::isHealthy))
                .toList();
        if (all.isEmpty()) {
            return desktop.below(
                    say.text("keys.title", 0) + "\n\n" + say.text("keys.none"),
                    List.of(),
                    say.button("home", Verb.HOME));
        }
        var lines = new ArrayList<String>();
        lines.add(say.text("keys.title", all.size()));
        lines.add("");
        var shown = all.subList(0, Math.min(all.size(), SHOWN));
        shown.forEach(key -> lines.add(say.text(
                "keys.line", key.provider(), key.account(), key.fingerprint(), state(say, key), key.running())));
        if (shown.size() < all.size()) {
            lines.add(say.text("keys.more", all.size() - shown.size()));
        }
        var rows = new ArrayList<List<Button>>();
        for (var from = 0; from < shown.size(); from += IN_A_ROW) {
            rows.add(shown.subList(from, Math.min(shown.size(), from + IN_A_ROW)).stream()
                    .map(key -> button(say, key))
                    .toList());
        }
        return desktop.below(
                String.join("\n", lines), rows, say.button("refresh", Verb.KEYS), say.button("home", Verb.HOME));
    }

    private static Button button(Say say, KeyHealth key) {
        return new Button(
                say.plain(
                        key.isHealthy() ? "keys.well" : "keys.blocked",
                        key.provider(),
                        key.account(),
                        key.fingerprint()),
                DeskPress.of(Verb.KEY, key.id()));
    }

    private Screen card(Say say, KeyHealth key, String more) {
        var acts = new ArrayList<Button>();
        if (!key.isHealthy()) {
            acts.add(say.button("unblock", Verb.UNBLOCK, key.id()));
        }
        if (credit.isTold(key.provider())) {
            acts.add(say.button("left", Verb.LEFT, key.id()));
        }
        acts.add(say.button("refresh", Verb.KEY, key.id()));
        var limits = key.limits();
        var html = say.text(
                "keys.card",
                key.provider(),
                key.account(),
                key.fingerprint(),
                state(say, key),
                key.failures(),
                key.running(),
                key.creates(),
                limits.window().toSeconds(),
                limits.creates(),
                limits.running());
        return desktop.below(
                more.isEmpty() ? html : html + "\n\n" + more,
                List.of(acts),
                say.button("keys", Verb.KEYS),
                say.button("home", Verb.HOME));
    }

    private String left(Say say, KeyHealth key) {
        if (!credit.isTold(key.provider())) {
            return say.text("keys.untold");
        }
        return switch (credit.of(key.provider(), key.fingerprint())) {
            case Credit.Left(var credits) -> say.text("keys.left", credits);
            case Credit.NoAnswer _ -> say.text("keys.no-answer");
        };
    }

    private static String state(Say say, KeyHealth key) {
        var trouble = key.trouble();
        if (trouble == null) {
            return say.plain("key.well");
        }
        var why = say.plain("key." + trouble.name().toLowerCase(Locale.ROOT));
        var until = key.blockedUntil();
        return until == null ? say.plain("key.until-changed", why) : say.plain("key.until", why, say.time(until));
    }

    private Screen none(Say say) {
        return desktop.below(
                say.text("key.none"), List.of(), say.button("keys", Verb.KEYS), say.button("home", Verb.HOME));
    }
}
