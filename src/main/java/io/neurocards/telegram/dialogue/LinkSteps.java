package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.KnownAs;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.linking.UndoLink;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A customer of the bot has another account, on the site or in an app: the bot shows a code to type there, or takes the one that
 * is shown there. Before the two become one it says whose account it is, so that nobody is talked into joining a stranger's.
 */
@Component
@ConditionalOnBot
class LinkSteps {

    private static final Pattern PAYLOAD = Pattern.compile("link_([0-9A-Za-z]{8})");

    private final Customers customers;
    private final StartLink start;
    private final ConfirmLink confirm;
    private final UndoLink undo;

    LinkSteps(Customers customers, StartLink start, ConfirmLink confirm, UndoLink undo) {
        this.customers = customers;
        this.start = start;
        this.confirm = confirm;
        this.undo = undo;
    }

    static boolean isMeant(String payload) {
        return PAYLOAD.matcher(payload).matches();
    }

    /** Asks about the code of a link that was opened; whoever has not accepted the terms yet does so first. */
    Reaction opened(Turn turn, String payload) {
        var code = PAYLOAD.matcher(payload);
        return code.matches() ? ask(turn, code.group(1)) : turn.toast("forged");
    }

    /** Shows a code, or asks about one that was typed. */
    Reaction command(Turn turn, String typed) {
        return typed.isBlank() ? show(turn) : ask(turn, typed);
    }

    private Reaction show(Turn turn) {
        var started = start.start(customers.require(turn));
        var words = turn.words();
        return turn.say(
                new State.Idle(),
                Screen.of(words.text("link.code", "code", started.code(), "until", words.moment(started.expiresAt())))
                        .with(words.label("button.menu"), new Press.BackToMenu()));
    }

    private Reaction ask(Turn turn, String typed) {
        var words = turn.words();
        var person = customers.require(turn);
        var others = confirm.look(person, typed).stream()
                .map(known -> named(known, words))
                .collect(Collectors.joining(", "));
        return turn.say(
                new State.Idle(),
                Screen.of(words.text("link.ask", "others", others))
                        .with(words.label("button.link"), new Press.Link(typed.replaceAll("[^0-9A-Za-z]", "")))
                        .with(words.label("button.link-not"), new Press.BackToMenu()));
    }

    /** Makes the two accounts one. */
    Reaction confirm(Turn turn, String code) {
        var words = turn.words();
        var linked = confirm.confirm(customers.require(turn), code);
        return turn.say(
                new State.Idle(),
                Screen.of(words.text("link.done", "until", words.moment(linked.undoUntil())))
                        .with(words.label("button.link-undo"), new Press.UndoLink(linked.id()))
                        .with(words.label("button.menu"), new Press.BackToMenu()));
    }

    /** Makes two of one again. */
    Reaction undo(Turn turn, UUID link) {
        var words = turn.words();
        var undone = undo.undo(customers.require(turn), link);
        var missing = undone.returned().getOrDefault("credits_missing", 0L);
        var sentence = missing == 0
                ? words.text("link.undone")
                : words.text("link.undone-missing", "credits", words.credits(missing));
        return turn.say(new State.Idle(), Screen.of(sentence).with(words.label("button.menu"), new Press.BackToMenu()));
    }

    private static String named(KnownAs known, Words words) {
        return words.label("platform." + known.platform()) + " " + known.name();
    }
}
