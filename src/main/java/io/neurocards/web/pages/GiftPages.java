package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.gifts.CallBackGift;
import io.neurocards.payments.gifts.Gifts;
import io.neurocards.payments.gifts.MakeGift;
import io.neurocards.payments.gifts.RedeemGift;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Gifts of credits: one to redeem, one to make, and what became of those that were made. */
@Controller
@RequestMapping("/cabinet/gifts")
class GiftPages {

    private static final String PAGE = "cabinet/gifts";
    private static final int SHOWN = 50;

    private final Steps steps;
    private final Ledger ledger;
    private final FormReply reply;
    private final MessageSource messages;

    GiftPages(Steps steps, Ledger ledger, FormReply reply, MessageSource messages) {
        this.steps = steps;
        this.ledger = ledger;
        this.reply = reply;
        this.messages = messages;
    }

    /** What can be done with gifts. */
    @Component
    record Steps(Gifts gifts, MakeGift make, RedeemGift redeem, CallBackGift callBack) {}

    private interface Step {
        void take(Words words);
    }

    @GetMapping
    String all(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "") String code, Model model) {
        model.addAttribute("typed", code);
        fill(caller, model);
        return reply.shown(PAGE, model);
    }

    @PostMapping("/redeem")
    String redeem(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(defaultValue = "") String code,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        model.addAttribute("typed", code);
        return take(caller, model, response, locale, words -> {
            var redeemed = steps.redeem().redeem(caller.personId(), code);
            model.addAttribute("typed", "");
            model.addAttribute(
                    "said",
                    words.text(
                            "gifts.redeemed",
                            words.credits(redeemed.credits().amount()),
                            words.credits(redeemed.available().amount())));
        });
    }

    /** Shows the code, once for each form that was shown. */
    @PostMapping("/make")
    String make(
            @AuthenticationPrincipal Caller caller,
            @RequestParam UUID action,
            @RequestParam(defaultValue = "0") long credits,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(
                caller,
                model,
                response,
                locale,
                _ -> model.addAttribute(
                        "made", steps.make().make(Actions.of(caller, "gift", action), caller.personId(), credits)));
    }

    @PostMapping("/{gift}/call-back")
    String callBack(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID gift,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return take(caller, model, response, locale, words -> {
            var back = steps.callBack().callBack(caller.personId(), gift);
            model.addAttribute(
                    "said",
                    words.text("gifts.called-back", words.credits(back.credits().amount())));
        });
    }

    private String take(Caller caller, Model model, HttpServletResponse response, Locale locale, Step step) {
        try {
            step.take(new Words(messages, locale));
            fill(caller, model);
            return reply.shown(PAGE, model);
        } catch (ProblemException problem) {
            fill(caller, model);
            return reply.refused(PAGE, problem, model, response, locale);
        }
    }

    /** The balance above is of before the form was taken. */
    private void fill(Caller caller, Model model) {
        model.addAttribute("gifts", steps.gifts().madeBy(caller.personId(), SHOWN));
        model.addAttribute(
                "available", ledger.balance(caller.personId()).available().amount());
    }
}
