package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.BotLinks;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.LinkedAccounts;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.linking.UndoLink;
import io.neurocards.accounts.linking.Unlink;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a customer is known, a code to type elsewhere, and the code from elsewhere to type here. */
@Controller
@RequestMapping("/cabinet/links")
class LinkPages {

    private static final String PAGE = "cabinet/links";

    private final LinkedAccounts links;
    private final Steps steps;
    private final ObjectProvider<BotLinks> bot;
    private final FormReply reply;

    LinkPages(LinkedAccounts links, Steps steps, ObjectProvider<BotLinks> bot, FormReply reply) {
        this.links = links;
        this.steps = steps;
        this.bot = bot;
        this.reply = reply;
    }

    /** What can be done with links. */
    @org.springframework.stereotype.Component
    record Steps(StartLink start, ConfirmLink confirm, UndoLink undo, Unlink unlink) {}

    private interface Step {
        String take() throws ProblemException;
    }

    @GetMapping
    String all(@AuthenticationPrincipal Caller caller, Model model) {
        return page(caller, model);
    }

    /** Shows a code, and a link that opens the bot with it. */
    @PostMapping("/code")
    String code(@AuthenticationPrincipal Caller caller, Model model, HttpServletResponse response, Locale locale) {
        return take(caller, model, response, locale, () -> {
            var started = steps.start().start(caller.personId());
            model.addAttribute("code", started.code());
            bot.ifAvailable(known ->
                    known.start(started.startParameter()).ifPresent(link -> model.addAttribute("botLink", link)));
            return page(caller, model);
        });
    }

    /** Shows whose code it is, before anything happens. */
    @PostMapping("/preview")
    String preview(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            model.addAttribute("others", steps.confirm().look(caller.personId(), code));
            model.addAttribute("typed", code);
            return page(caller, model);
        });
    }

    @PostMapping("/confirm")
    String confirm(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            steps.confirm().confirm(caller.personId(), code);
            return FormReply.to("/cabinet/links?said=linked");
        });
    }

    @PostMapping("/{link}/undo")
    String undo(
            @AuthenticationPrincipal Caller caller,
            @PathVariable("link") UUID link,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            steps.undo().undo(caller.personId(), link);
            return FormReply.to("/cabinet/links?said=undone");
        });
    }

    @PostMapping("/unlink")
    String unlink(
            @AuthenticationPrincipal Caller caller,
            @RequestParam String platform,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, () -> {
            steps.unlink()
                    .unlink(
                            caller.personId(),
                            Platform.of(platform).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND)));
            return FormReply.to("/cabinet/links?said=unlinked");
        });
    }

    private String take(Caller caller, Model model, HttpServletResponse response, Locale locale, Step step) {
        try {
            return step.take();
        } catch (ProblemException problem) {
            page(caller, model);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    private String page(Caller caller, Model model) {
        model.addAttribute("known", links.knownAs(caller.personId()));
        model.addAttribute("undoable", links.undoable(caller.personId()));
        return reply.shown(PAGE, model);
    }
}
