package io.neurocards.web;

import io.neurocards.accounts.Sessions.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.view.RedirectView;

/** Switches the language of the pages, and of the mails to who is signed in, and goes back to where the reader was. */
@Controller
class LanguageController {

    private final LocaleResolver locales;
    private final WaitingLanguage written;

    LanguageController(LocaleResolver locales, WaitingLanguage written) {
        this.locales = locales;
        this.written = written;
    }

    @GetMapping("/language")
    RedirectView language(
            @RequestParam("to") String to,
            @RequestParam(name = "back", defaultValue = "/") String back,
            @AuthenticationPrincipal @Nullable Caller caller,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var locale = "en".equals(to) ? Locale.ENGLISH : Locale.of("ru");
        locales.setLocale(request, response, locale);
        if (caller != null) {
            written.choose(caller.personId(), locale);
        }
        return new RedirectView(LocalPath.of(back), true, false, false);
    }
}
