package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.ledger.Ledger;
import io.neurocards.loyalty.referrals.Referrals;
import io.neurocards.web.KeptReads;
import io.neurocards.web.ReferralLinks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
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
    private final Referrals referrals;
    private final ReferralLinks links;
    private final ShortNotes notes;

    CabinetPages(
            Ledger ledger,
            KeptReads reads,
            MessageSource messages,
            Referrals referrals,
            ReferralLinks links,
            ShortNotes notes) {
        this.ledger = ledger;
        this.reads = reads;
        this.messages = messages;
        this.referrals = referrals;
        this.links = links;
        this.notes = notes;
    }

    @GetMapping("/cabinet")
    String cabinet(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable Long before,
            Model model,
            Locale locale,
            HttpServletRequest request) {
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
        var friends = reads.orElse(Optional.<Friends>empty(), () -> Optional.of(friends(caller, words, request)));
        reads.orElse(Optional.<ShortNotes.Note>empty(), () -> notes.waiting(caller.personId(), words))
                .ifPresent(note -> model.addAttribute("note", note));
        friends.ifPresent(known -> model.addAttribute("friends", known));
        return "cabinet/cabinet";
    }

    /**
     * The customer's links, and what they came to.
     *
     * @param offer what both get
     */
    record Friends(String website, @Nullable String telegram, String offer, int invited, int pending, String earned) {}

    private Friends friends(Caller caller, Words words, HttpServletRequest request) {
        var code = referrals.codeOf(caller.personId());
        var summary = referrals.summary(caller.personId());
        var yours = words.credits(referrals.forInviter().amount());
        var theirs = words.credits(referrals.forFriend().amount());
        return new Friends(
                links.website(code, request),
                links.telegram(code).orElse(null),
                referrals.forFriend().amount() > 0
                        ? words.text("cabinet.friends-both", yours, theirs, referrals.hoursHeldBack())
                        : words.text("cabinet.friends-you", yours, theirs, referrals.hoursHeldBack()),
                summary.invited(),
                summary.pending(),
                words.credits(summary.creditsEarned().amount()));
    }
}
