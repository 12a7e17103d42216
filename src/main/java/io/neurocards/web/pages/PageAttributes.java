package io.neurocards.web.pages;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.ledger.Ledger;
import io.neurocards.web.KeptReads;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows around its own matter: who is signed in, their balance, the languages, where the reader is. */
@ControllerAdvice(basePackageClasses = PageAttributes.class)
class PageAttributes {
    private final Ledger ledger;
    private final Consents consents;
    private final MessageSource messages;
    private final House house;
    private final Gift gift;
    private final KeptReads reads;

    PageAttributes(Ledger ledger, Consents consents, MessageSource messages, House house, Gift gift, KeptReads reads) {
        this.ledger = ledger;
        this.consents = consents;
        this.messages = messages;
        this.house = house;
        this.gift = gift;
        this.reads = reads;
    }

    @ModelAttribute
    void add(Model model, @AuthenticationPrincipal @Nullable Caller caller, HttpServletRequest request, Locale locale) {
        model.addAttribute("words", new Words(messages, locale));
        model.addAttribute("otherLanguages", Language.othersThan(locale, messages));
        model.addAttribute("here", here(request));
        model.addAttribute("section", request.getRequestURI().substring(1));
        model.addAttribute("offline", false);
        model.addAttribute("demo", house.isDemo());
        model.addAttribute("faults", house.hasFaults());
        model.addAttribute("testMoney", house.takesTestMoney());
        model.addAttribute("closed", reads.orElse(false, house::isClosed));
        model.addAttribute("termsUrl", house.termsUrl());
        model.addAttribute("privacyUrl", house.privacyUrl());
        model.addAttribute("gift", gift.credits());
        model.addAttribute("termsVersion", consents.currentVersion());
        model.addAttribute("person", caller);
        if (caller != null) {
            var balance =
                    reads.read(caller, () -> ledger.balance(caller.personId()), kept -> Optional.of(kept.balance()));
            model.addAttribute("available", balance.available().amount());
            model.addAttribute("held", balance.held().amount());
            model.addAttribute("termsAccepted", caller.termsAccepted());
        }
    }

    /** Only a page that can be asked for again can be shown in another language. */
    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !"GET".equals(request.getMethod())
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + query;
    }
}
