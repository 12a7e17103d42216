package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A customer has their data deleted: a page that says what goes and what stays, and a form that asks whether that is meant. */
@Controller
class DeletePages {

    private static final String PAGE = "cabinet/delete";

    private final EraseMyData eraseMyData;
    private final Ledger ledger;
    private final SessionCookie session;
    private final FormReply reply;

    DeletePages(EraseMyData eraseMyData, Ledger ledger, SessionCookie session, FormReply reply) {
        this.eraseMyData = eraseMyData;
        this.ledger = ledger;
        this.session = session;
        this.reply = reply;
    }

    @GetMapping("/cabinet/delete")
    String explain(@AuthenticationPrincipal Caller caller, Model model, HttpServletResponse response, Locale locale) {
        return page(caller, model, response, locale, () -> eraseMyData.requirePossible(caller.personId()));
    }

    /** Deletes when the box is ticked and the credits are those that the page named. */
    @PostMapping("/cabinet/delete")
    String delete(
            @AuthenticationPrincipal Caller caller,
            @RequestParam long credits,
            @RequestParam(defaultValue = "false") boolean sure,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        if (!sure || credits < 0) {
            return explain(caller, model, response, locale);
        }
        try {
            eraseMyData.erase(caller.personId(), Credits.of(credits));
        } catch (ProblemException problem) {
            return page(caller, model, response, locale, () -> {
                throw problem;
            });
        }
        response.addHeader(HttpHeaders.SET_COOKIE, session.expired(request).toString());
        response.addHeader(HttpHeaders.SET_COOKIE, PendingSignUp.over(request).toString());
        return FormReply.to("/sign-in?said=deleted");
    }

    private String page(Caller caller, Model model, HttpServletResponse response, Locale locale, Runnable requirement) {
        model.addAttribute("lost", ledger.balance(caller.personId()).available().amount());
        try {
            requirement.run();
            model.addAttribute("possible", true);
            return reply.shown(PAGE, model);
        } catch (ProblemException problem) {
            model.addAttribute("possible", false);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }
}
