package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.videos.ShortOrders;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** An order for which credits are missing: what is missing, what happens then, and how to give it up. */
@Controller
@RequestMapping("/studio/short")
class ShortPages {

    /** Whoever looks whether it has begun looks soon. */
    private static final Duration JUST_NOW = Duration.ofHours(1);

    private final ShortOrders orders;
    private final ShortNotes notes;
    private final MessageSource messages;
    private final Clock clock;

    ShortPages(ShortOrders orders, ShortNotes notes, MessageSource messages, Clock clock) {
        this.orders = orders;
        this.notes = notes;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String shortage(@AuthenticationPrincipal Caller caller, Model model, Locale locale) {
        show(caller, model, locale);
        return model.containsAttribute("note") ? "studio/short" : FormReply.to("/studio");
    }

    /** The part of pages that changes. */
    @GetMapping("/state")
    String state(@AuthenticationPrincipal Caller caller, Model model, Locale locale) {
        show(caller, model, locale);
        return "studio/short :: after";
    }

    @PostMapping("/cancel")
    String cancel(@AuthenticationPrincipal Caller caller) {
        orders.cancel(caller.personId());
        return FormReply.to("/studio");
    }

    /** Says yes to the price that is asked about. */
    @PostMapping("/accept")
    String accept(@AuthenticationPrincipal Caller caller, @RequestParam UUID id, @RequestParam long price) {
        orders.accept(caller.personId(), id, price);
        return FormReply.to("/studio/short");
    }

    private void show(Caller caller, Model model, Locale locale) {
        notes.since(caller.personId(), clock.instant().minus(JUST_NOW), new Words(messages, locale))
                .ifPresent(note -> model.addAttribute("note", note));
    }
}
