package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.ledger.Ledger;
import io.neurocards.web.KeptReads;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer's account: the balance, and every line that explains it. */
@Controller
class CabinetPages {

    private static final int AT_ONCE = 50;

    private final Ledger ledger;
    private final KeptReads reads;
    private final MessageSource messages;

    CabinetPages(Ledger ledger, KeptReads reads, MessageSource messages) {
        this.ledger = ledger;
        this.reads = reads;
        this.messages = messages;
    }

    @GetMapping("/cabinet")
    String cabinet(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            Locale locale) {
        var words = new Words(messages, locale);
        var from = before == null ? Long.MAX_VALUE : before;
        var found = reads.read(
                caller,
                () -> ledger.statement(caller.personId(), from, AT_ONCE + 1),
                kept -> kept.statement(from, AT_ONCE + 1));
        var shown = found.stream().limit(AT_ONCE).toList();
        model.addAttribute(
                "lines",
                shown.stream()
                        .map(line -> Movement.of(line, caller.personId(), words))
                        .toList());
        model.addAttribute("paged", before != null);
        model.addAttribute("more", found.size() > AT_ONCE ? shown.getLast().ordinal() : null);
        return "cabinet/cabinet";
    }
}
