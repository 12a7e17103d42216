package io.neurocards.web.pages;

import io.neurocards.notifications.messages.Kind;
import io.neurocards.notifications.messages.Unsubscribing;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Stops mails of a kind for whoever holds one, signed in or not. Looking at the page changes nothing: programs that check mails for
 * dangers open every link. A mailbox that stops mails with one click (RFC 8058) sends what the page's button sends.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribePages {

    private static final String PAGE = "account/unsubscribe";

    private final Unsubscribing unsubscribing;

    UnsubscribePages(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    @GetMapping
    String ask(@PathVariable("token") String token, Model model) {
        return page(unsubscribing.kind(token), false, model);
    }

    @PostMapping
    String stop(@PathVariable("token") String token, Model model) {
        return page(unsubscribing.unsubscribe(token), true, model);
    }

    private static String page(Optional<Kind> kind, boolean isDone, Model model) {
        model.addAttribute(
                "kind",
                kind.orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND))
                        .word());
        model.addAttribute("done", isDone);
        return PAGE;
    }
}
