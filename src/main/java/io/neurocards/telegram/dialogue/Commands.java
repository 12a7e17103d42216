package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.cabinet.CabinetScreens;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input.Command;
import io.neurocards.videos.VideoType;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** What the commands do, at whatever step. */
@Component
@ConditionalOnBot
class Commands {

    private final Start start;
    private final Customers customers;
    private final GeneralScreens screens;
    private final Choices choices;
    private final CabinetScreens cabinet;
    private final TextSteps texts;

    Commands(
            Start start,
            Customers customers,
            GeneralScreens screens,
            Choices choices,
            CabinetScreens cabinet,
            TextSteps texts) {
        this.start = start;
        this.customers = customers;
        this.screens = screens;
        this.choices = choices;
        this.cabinet = cabinet;
        this.texts = texts;
    }

    Reaction react(Turn turn, Command command) throws IOException {
        var words = turn.words();
        return switch (command.name()) {
            case "start" -> start.begin(turn, command.argument());
            case "menu" -> start.menu(turn);
            case "cancel" -> start.menu(turn, turn.state() instanceof State.Idle ? "cancel.nothing" : "cancel.done");
            case "generation" -> choices.generate(turn, VideoType.REELS);
            case "cabinet", "balance" -> turn.say(cabinet.cabinet(words, customers.require(turn)));
            case "history" -> turn.say(cabinet.history(words, customers.require(turn)));
            case "invite" -> turn.say(cabinet.invite(words, customers.require(turn)));
            case "language" -> turn.say(screens.language(words));
            case "help" -> turn.say(screens.help(words));
            case "support" -> turn.say(screens.support(words, "support"));
            case "paysupport" -> turn.say(screens.support(words, "paysupport"));
            case "link" -> start.account().links().command(turn, command.argument());
            case "promo" -> start.account().codes().promo(turn, command.argument());
            case "gift" -> start.account().codes().gift(turn, command.argument());
            case "export" -> start.account().takeaway().begin(turn);
            case "delete" -> start.account().farewell().explain(turn);
            case "terms" -> turn.say(screens.terms(words, customers.termsVersion()));
            default -> texts.hint(turn, "hint.command", customers.require(turn));
        };
    }
}
