package io.neurocards.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.SignIn;
import io.neurocards.accounts.SignUp;
import io.neurocards.accounts.VerifyEmail;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Customers of a running studio who come with a browser. */
final class BrowserCustomers {

    static final String PASSWORD = "a long enough password";

    private final RunningStudio studio;

    BrowserCustomers(RunningStudio studio) {
        this.studio = studio;
    }

    static String newAddress() {
        return "anna-" + UUID.randomUUID().toString().toLowerCase(Locale.ROOT) + "@example.com";
    }

    /** Brings a customer to the studio who has signed up before, behind the browser's back. */
    void signedUp(Page page) {
        signedUp(page, newAddress(), 1);
    }

    void signedUp(Page page, String email, int mails) {
        var form = new SignUp.Form(email, PASSWORD, "Анна", true, Locale.of("ru"));
        var pending = studio.bean(SignUp.class).signUp(newOperation(), form);
        var code = code(page, email, mails);
        studio.bean(VerifyEmail.class).verify(newOperation(), email, code, pending.registration());
        var session = studio.bean(SignIn.class).signIn(email, PASSWORD, "127.0.0.1");
        page.context().addCookies(List.of(new Cookie("neurocards_session", session.token()).setUrl(studio.address())));
        page.navigate("/studio");
    }

    /** Brings a customer into the bot, who has accepted the terms there. */
    PersonId joinedInTelegram(long account) {
        var user = new TelegramUser(account, "user_" + account, "Анна", Locale.of("ru"));
        return studio.bean(JoinByTelegram.class)
                .join(user, studio.bean(Consents.class).currentVersion(), null);
    }

    /** Makes two customers one, as if the second typed the code of the first. */
    void link(PersonId shown, PersonId typing) {
        var code = studio.bean(StartLink.class).start(shown).code();
        studio.bean(ConfirmLink.class).confirm(typing, code);
    }

    /** Returns the code of the latest mail to an address, which is the so manieth. */
    static String code(Page page, String email, int mails) {
        var address = Pattern.compile(Pattern.quote("\"to\":\"" + email + "\""));
        var code = Pattern.compile("\\b\\d{6}\\b");
        var mail = new StringBuilder();
        page.waitForCondition(() -> {
            mail.setLength(0);
            mail.append(page.request().get("/sandbox/mail.json?to=" + email).text());
            return code.matcher(mail).find() && address.matcher(mail).results().count() >= mails;
        });
        return code.matcher(mail).results().findFirst().orElseThrow().group();
    }

    private static OperationId newOperation() {
        return new OperationId(UUID.randomUUID());
    }
}
