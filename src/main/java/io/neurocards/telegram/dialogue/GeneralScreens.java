package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.standing.Maintenance;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Html;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.VideoType;
import java.util.List;
import org.springframework.stereotype.Component;

/** What can be seen without a product: consent, menu, help, language. */
@Component
@ConditionalOnBot
class GeneralScreens {

    private final Links links;
    private final Maintenance maintenance;

    GeneralScreens(Links links, Maintenance maintenance) {
        this.links = links;
        this.maintenance = maintenance;
    }

    Screen consent(Words words, String version) {
        return Screen.of(words.text(
                        "consent",
                        "terms",
                        Html.link(links.terms(), words.label("consent.terms")),
                        "privacy",
                        Html.link(links.privacy(), words.label("consent.privacy")),
                        "version",
                        version))
                .with(words.label("button.accept"), new Press.AcceptTerms());
    }

    Screen welcome(Words words, long credits) {
        var text = credits > 0 ? words.text("welcome", "credits", words.credits(credits)) : words.text("welcome.back");
        return Screen.of(text).with(words.label("button.continue"), new Press.Continue());
    }

    Screen menu(Words words) {
        return whileClosed(words, Screen.of(words.text("menu")))
                .with(words.label("button.neurocard"), new Press.Generate(VideoType.NEUROCARD))
                .with(words.label("button.reels"), new Press.Generate(VideoType.REELS))
                .with(words.label("button.cabinet"), new Press.Cabinet())
                .withLink(words.label("button.support"), links.support());
    }

    /** Returns the screen, after a word on the works when there are any. */
    Screen whileClosed(Words words, Screen screen) {
        return maintenance.goingOn().isPresent() ? screen.after(words.text("maintenance")) : screen;
    }

    Screen help(Words words) {
        return Screen.of(words.text("help")).with(words.label("button.menu"), new Press.BackToMenu());
    }

    Screen support(Words words, String key) {
        return Screen.of(words.text(key)).withLink(words.label("button.support"), links.support());
    }

    Screen terms(Words words, String version) {
        return Screen.of(words.text(
                "terms",
                "terms",
                Html.link(links.terms(), words.label("consent.terms")),
                "privacy",
                Html.link(links.privacy(), words.label("consent.privacy")),
                "version",
                version));
    }

    Screen language(Words words) {
        return Screen.of(words.text("language"))
                .withRow(List.of(
                        new Button.Pressable(words.label("button.russian"), new Press.Speak("ru")),
                        new Button.Pressable(words.label("button.english"), new Press.Speak("en"))))
                .with(words.label("button.menu"), new Press.BackToMenu());
    }

    /** Returns what is wrong with an input that no step asks for. */
    String unfitting(Words words, Input.Kind kind) {
        return words.text("unfitting." + kind.text());
    }

    String withSupport(Words words) {
        return words.text("error.support", "support", Html.link(links.support(), words.label("button.support")));
    }
}
