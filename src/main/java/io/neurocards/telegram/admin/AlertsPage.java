package io.neurocards.telegram.admin;

import io.neurocards.operations.Operator;
import io.neurocards.operations.alerts.Alert;
import io.neurocards.operations.alerts.AlertTexts;
import io.neurocards.operations.alerts.Alerts;
import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.SeeAlert;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong: since when, what to do, and who has seen it. */
final class AlertsPage implements DeskPage {

    private static final int SHOWN = 10;

    private final Desktop desktop;
    private final Alerts alerts;
    private final AlertTexts texts;
    private final SeeAlert seeing;
    private final Clock clock;

    AlertsPage(Desktop desktop, Alerts alerts, AlertTexts texts, SeeAlert seeing, Clock clock) {
        this.desktop = desktop;
        this.alerts = alerts;
        this.texts = texts;
        this.seeing = seeing;
        this.clock = clock;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.ALERTS, Verb.SEEN);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        if (press.verb() == Verb.SEEN) {
            var word = new HouseWord(new OperationId(UuidV7.at(clock.instant())), Operator.onTelegram(seat.id()), "");
            seeing.see(word, press.about());
        }
        return new DeskReply.Show(list(seat));
    }

    private Screen list(Seat seat) {
        var say = desktop.say(seat);
        var latest = alerts.latest(SHOWN);
        var lines = latest.stream().map(alert -> line(seat, say, alert)).collect(Collectors.joining("\n\n"));
        var rows = new ArrayList<List<Button>>();
        latest.stream()
                .filter(AlertsPage::isReminded)
                .map(alert -> List.of(new Button(
                        say.plain("alerts.seen.button", texts.message(alert, seat.locale())),
                        DeskPress.of(Verb.SEEN, alert.id()))))
                .forEach(rows::add);
        rows.addAll(where(say, latest));
        return desktop.below(
                say.text("alerts.title") + "\n\n" + (lines.isEmpty() ? say.text("alerts.none") : lines),
                rows,
                say.button("refresh", Verb.ALERTS),
                say.button("home", Verb.HOME));
    }

    private String line(Seat seat, Say say, Alert alert) {
        var line = say.text(
                alert.isOpen() ? "alerts.open" : "alerts.closed",
                say.plain("level." + alert.level().text()),
                texts.message(alert, seat.locale()),
                texts.action(alert, seat.locale()),
                alert.firstSeenAt(),
                alert.closedAt());
        return alert.isOpen() && alert.told().seenBy() != null
                ? line + "\n"
                        + say.text(
                                "alerts.seen",
                                alert.told().seenBy(),
                                alert.told().seenAt())
                : line;
    }

    private static boolean isReminded(Alert alert) {
        return alert.isOpen() && alert.level() == Level.CRITICAL && alert.told().seenAt() == null;
    }

    /** Leads to the pages on which the causes are to be seen, and mostly to be mended. */
    private static List<List<Button>> where(Say say, List<Alert> alerts) {
        return alerts.stream()
                .filter(Alert::isOpen)
                .flatMap(alert -> verb(alert.cause()).stream())
                .distinct()
                .map(verb -> List.of(say.button(verb.text(), verb)))
                .toList();
    }

    private static List<Verb> verb(String cause) {
        return switch (cause) {
            case "troubled-keys", "no-usable-key" -> List.of(Verb.KEYS);
            case "models-paused", "catalogue-refused", "many-failures", "slow-provider" -> List.of(Verb.MODELS);
            default -> List.of();
        };
    }
}
