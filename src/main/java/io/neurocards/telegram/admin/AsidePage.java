package io.neurocards.telegram.admin;

import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.updates.SetAsideUpdates;
import io.neurocards.telegram.updates.SetAsideUpdates.SetAside;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** What the bot could not act on and has set aside: how much, why, and what is to become of it. */
final class AsidePage implements DeskPage {

    private static final int REASONS = 5;
    private static final int SHOWN = 5;

    private final Desktop desktop;
    private final SetAsideUpdates updates;

    AsidePage(Desktop desktop, SetAsideUpdates updates) {
        this.desktop = desktop;
        this.updates = updates;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.ASIDE, Verb.REQUEUE, Verb.DISCARD);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return switch (press.verb()) {
            case REQUEUE -> desktop.askWhy(seat, Act.REQUEUE, press.about());
            case DISCARD -> desktop.askWhy(seat, Act.DISCARD, press.about());
            default -> new DeskReply.Show(page(desktop.say(seat)));
        };
    }

    private Screen page(Say say) {
        var count = updates.count();
        var lines = new ArrayList<String>();
        lines.add(say.text("aside.title", count));
        if (count == 0) {
            lines.add(say.text("aside.none"));
            return desktop.below(String.join("\n\n", lines), List.of(), say.button("home", Verb.HOME));
        }
        updates.reasons(REASONS)
                .forEach(reason -> lines.add(say.text("aside.reason", reason.times(), shortly(reason.failure()))));
        lines.add("");
        var rows = new ArrayList<List<Button>>();
        var shown = updates.oldest(SHOWN);
        for (var number = 1; number <= shown.size(); number++) {
            var update = shown.get(number - 1);
            lines.add(line(say, number, update));
            rows.add(buttons(say, say.number(number), update.id()));
        }
        if (count > 1) {
            rows.add(buttons(say, say.plain("aside.all"), SetAsideUpdates.ALL));
        }
        return desktop.below(
                String.join("\n", lines), rows, say.button("refresh", Verb.ASIDE), say.button("home", Verb.HOME));
    }

    private static String line(Say say, int number, SetAside update) {
        return say.text(
                "aside.line",
                number,
                update.at(),
                say.plain("aside." + update.kind().name().toLowerCase(Locale.ROOT)),
                Long.toString(update.chatId()),
                shortly(update.failure()));
    }

    private static List<Button> buttons(Say say, String which, UUID subject) {
        return List.of(
                new Button(say.plain("aside.requeue", which), DeskPress.of(Verb.REQUEUE, subject)),
                new Button(say.plain("aside.discard", which), DeskPress.of(Verb.DISCARD, subject)));
    }

    private static String shortly(String failure) {
        return failure.substring(failure.lastIndexOf('.') + 1);
    }
}
