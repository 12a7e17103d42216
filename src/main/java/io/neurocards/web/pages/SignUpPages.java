package io.neurocards.web.pages;

import io.neurocards.accounts.ResendCode;
import io.neurocards.accounts.SignUp;
import io.neurocards.accounts.VerifyEmail;
import io.neurocards.accounts.referrals.ReferralCode;
import io.neurocards.ledger.Ledger;
import io.neurocards.loyalty.referrals.Referrals;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ReferralLinks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** From a stranger to a customer with a proved address. */
@Controller
class SignUpPages {

    private static final String SIGN_UP = "account/sign-up";
    private static final String VERIFY = "account/verify";

    private final SignUp signUp;
    private final VerifyEmail verifyEmail;
    private final ResendCode resendCode;
    private final FormReply reply;
    private final Actions actions;
    private final Presents presents;

    SignUpPages(
            SignUp signUp,
            VerifyEmail verifyEmail,
            ResendCode resendCode,
            FormReply reply,
            Actions actions,
            Presents presents) {
        this.signUp = signUp;
        this.verifyEmail = verifyEmail;
        this.resendCode = resendCode;
        this.reply = reply;
        this.actions = actions;
        this.presents = presents;
    }

    /** What newcomers get, and have got. */
    @Component
    record Presents(Ledger ledger, Referrals referrals) {

        boolean hasSome(PersonId person) {
            return ledger.balance(person).available().amount() > 0;
        }

        void add(boolean brought, Model model) {
            model.addAttribute("friendGift", brought ? referrals.forFriend().amount() : 0);
            model.addAttribute("friendGiftHours", referrals.hoursHeldBack());
        }
    }

    /** What is kept on the page when it has to be shown again; a password never is. */
    record Typed(String email, String firstName, boolean terms) {

        @Override
        public String toString() {
            return "Typed[***]";
        }
    }

    @GetMapping("/sign-up")
    String form(
            @RequestParam(name = ReferralLinks.PARAMETER, required = false) @Nullable String friend,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        var brought = BroughtBy.remember(friend, request, response);
        presents.add(brought.isPresent(), model);
        model.addAttribute("form", new Typed("", "", false));
        return reply.shown(SIGN_UP, model);
    }

    @PostMapping("/sign-up")
    String signUp(
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String password,
            Typed typed,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var brought = BroughtBy.in(request).map(ReferralCode::text).orElse(null);
        var form = new SignUp.Form(typed.email(), password, typed.firstName(), typed.terms(), locale, brought);
        try {
            var signedUp = signUp.signUp(Actions.of("sign-up", action), form);
            response.addHeader(
                    HttpHeaders.SET_COOKIE,
                    PendingSignUp.of(signedUp).cookie(request).toString());
            return FormReply.to("/verify");
        } catch (ProblemException problem) {
            model.addAttribute("form", typed);
            presents.add(brought != null, model);
            return reply.refused(SIGN_UP, problem, model, response, locale);
        }
    }

    @GetMapping("/verify")
    String verify(@RequestParam(defaultValue = "false") boolean resent, Model model, HttpServletRequest request) {
        model.addAttribute("resent", resent);
        return reply.shown(verifyPage(model, request), model);
    }

    @PostMapping("/verify")
    String verify(
            @RequestParam UUID action,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String email,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pending = PendingSignUp.in(request).orElseGet(() -> new PendingSignUp(email, null));
        try {
            var digits = code.replace(" ", "");
            var verified =
                    verifyEmail.verify(Actions.of("verify", action), pending.email(), digits, pending.registration());
            BroughtBy.forget(request, response);
            var gifted = presents.hasSome(verified.personId());
            return FormReply.to("/sign-in?said=" + (gifted ? "verified" : "confirmed"));
        } catch (ProblemException problem) {
            return reply.refused(verifyPage(model, request), problem, model, response, locale);
        }
    }

    @PostMapping("/verify/resend")
    String resend(
            @RequestParam UUID action,
            Model model,
            Locale locale,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pending = PendingSignUp.in(request).orElse(null);
        if (pending == null) {
            return FormReply.to("/verify");
        }
        try {
            resendCode.resend(Actions.of("resend", action), pending.email(), pending.registration(), locale);
            return FormReply.to("/verify?resent=true");
        } catch (ProblemException problem) {
            return reply.refused(verifyPage(model, request), problem, model, response, locale);
        }
    }

    private String verifyPage(Model model, HttpServletRequest request) {
        @Nullable
        String email = PendingSignUp.in(request).map(PendingSignUp::email).orElse(null);
        model.addAttribute("email", email);
        model.addAttribute("resendAction", actions.fresh());
        return VERIFY;
    }
}
