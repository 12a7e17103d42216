package io.neurocards.telegram.admin;

import io.neurocards.operations.Operator;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.operations.models.ModelSwitch;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.operations.models.ModelsReport.ModelStanding;
import io.neurocards.operations.models.ModelsReport.Sale;
import io.neurocards.providers.Model;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The models of the catalogue: what can be ordered, what can't and why, who stands in; taken off sale and put back. */
final class ModelsPage implements DeskPage {

    private static final int IN_A_ROW = 2;

    /** With more entries than that a message would not hold their buttons. */
    private static final int SHOWN = 60;

    private final Desktop desktop;
    private final ModelsReport models;
    private final ModelSwitch onSale;

    ModelsPage(Desktop desktop, ModelsReport models, ModelSwitch onSale) {
        this.desktop = desktop;
        this.models = models;
        this.onSale = onSale;
    }

    /** Names a model on a button, where its own name may not fit. */
    static UUID subject(Model model) {
        return OperationId.named("model:" + model.id()).value();
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.MODELS, Verb.MODEL, Verb.HALT, Verb.SELL);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        var say = desktop.say(seat);
        if (press.verb() == Verb.MODELS) {
            return new DeskReply.Show(list(say));
        }
        if (find(press.about()).isEmpty()) {
            return new DeskReply.Show(desktop.below(
                    say.text("model.none"),
                    List.of(),
                    say.button("models", Verb.MODELS),
                    say.button("home", Verb.HOME)));
        }
        return switch (press.verb()) {
            case HALT -> desktop.askWhy(seat, Act.HALT, press.about());
            case SELL -> desktop.askWhy(seat, Act.SELL, press.about());
            default -> new DeskReply.Show(card(seat, find(press.about()).orElseThrow()));
        };
    }

    /** Does what was confirmed. */
    Screen perform(Seat seat, UUID token, DeskIntent intent) {
        var say = desktop.say(seat);
        var word = new HouseWord(new OperationId(token), Operator.onTelegram(seat.id()), intent.reason());
        var id = find(intent.subject())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                .model()
                .id();
        var done = intent.act() == Act.HALT ? onSale.pause(word, id) : onSale.resume(word, id);
        return desktop.below(
                say.text(done.changed() ? "done." + intent.act().text() : "done.already", id),
                List.of(),
                say.button("model", Verb.MODEL, intent.subject()),
                say.button("models", Verb.MODELS),
                say.button("home", Verb.HOME));
    }

    /** Returns how a question names the model. */
    String name(UUID subject) {
        return find(subject).map(one -> one.model().id()).orElseGet(subject::toString);
    }

    private Optional<ModelStanding> find(UUID subject) {
        return models.all().stream()
                .filter(one -> subject(one.model()).equals(subject))
                .findFirst();
    }

    private Screen list(Say say) {
        var all = models.all();
        var lines = new ArrayList<String>();
        lines.add(say.text(
                "models.title",
                all.stream().filter(one -> one.sale() == Sale.ON_SALE).count(),
                all.size()));
        lines.add("");
        var rows = new ArrayList<List<Button>>();
        var row = new ArrayList<Button>();
        for (var one : all.subList(0, Math.min(all.size(), SHOWN))) {
            lines.add(line(say, one));
            row.add(new Button(
                    mark(say, one) + " " + one.model().id(), DeskPress.of(Verb.MODEL, subject(one.model()))));
            if (row.size() == IN_A_ROW) {
                rows.add(List.copyOf(row));
                row.clear();
            }
        }
        rows.add(row);
        return desktop.below(
                String.join("\n", lines), rows, say.button("refresh", Verb.MODELS), say.button("home", Verb.HOME));
    }

    private static String line(Say say, ModelStanding one) {
        var line = say.text("models.line", mark(say, one), one.model().id(), state(say, one));
        var substitute = one.substitute();
        if (one.sale() == Sale.ON_SALE || substitute == null) {
            return line;
        }
        return line + " " + say.text("models.instead", substitute);
    }

    private Screen card(Seat seat, ModelStanding one) {
        var say = desktop.say(seat);
        var model = one.model();
        var lines = new ArrayList<String>();
        lines.add(say.text("model.card", model.title(seat.locale().getLanguage()), model.id(), model.provider()));
        lines.add(mark(say, one) + " " + say.text("model.state", state(say, one)));
        var pause = one.pause();
        if (pause != null) {
            lines.add(say.text("model.pause", pause.since(), pause.reason()));
        }
        lines.add(standIn(say, one));
        lines.add(say.text("model.price", model.credits(), dollars(model.providerCostMinor()), model.makingSeconds()));
        var clips = one.clips();
        lines.add(say.text("model.clips", clips.waiting(), clips.making(), clips.completed(), clips.failed()));
        return desktop.below(
                String.join("\n", lines),
                List.of(acts(say, one)),
                say.button("models", Verb.MODELS),
                say.button("home", Verb.HOME));
    }

    private static List<Button> acts(Say say, ModelStanding one) {
        var subject = subject(one.model());
        var acts = new ArrayList<Button>();
        if (one.pause() != null) {
            acts.add(say.button("sell", Verb.SELL, subject));
        } else if (one.sale() == Sale.ON_SALE || one.sale() == Sale.OUT_OF_REACH) {
            acts.add(say.button("halt", Verb.HALT, subject));
        }
        acts.add(say.button("refresh", Verb.MODEL, subject));
        return acts;
    }

    private static String standIn(Say say, ModelStanding one) {
        var substitute = one.substitute();
        var off = one.sale() == Sale.PAUSED || one.sale() == Sale.PAUSED_IN_FILE;
        if (substitute == null) {
            return say.text(off ? "model.refused" : "model.alone");
        }
        return say.text(off ? "model.instead" : "model.would", substitute);
    }

    private static String mark(Say say, ModelStanding one) {
        return say.plain("sale." + word(one) + ".mark");
    }

    private static String state(Say say, ModelStanding one) {
        return say.plain("sale." + word(one));
    }

    private static String word(ModelStanding one) {
        return one.sale().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String dollars(long cents) {
        return String.format(Locale.ROOT, "$%d.%02d", cents / 100, cents % 100);
    }
}
