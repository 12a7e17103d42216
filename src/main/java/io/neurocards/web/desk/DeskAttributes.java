package io.neurocards.web.desk;

import io.neurocards.web.access.Operators;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the desk shows around its own matter. */
@ControllerAdvice(annotations = OfDesk.class)
class DeskAttributes {

    private final Navigation navigation;
    private final MessageSource messages;
    private final HouseState state;

    DeskAttributes(Navigation deskNavigation, MessageSource messages, HouseState state) {
        this.navigation = deskNavigation;
        this.messages = messages;
        this.state = state;
    }

    @ModelAttribute
    void add(
            Model model,
            @Nullable Authentication caller,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var words = new DeskWords(messages, locale);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("words", words);
        model.addAttribute("otherLanguage", locale.getLanguage().equals("ru") ? "en" : "ru");
        model.addAttribute("here", here(request));
        model.addAttribute("path", request.getRequestURI());
        model.addAttribute("said", said(request, words));
        if (caller == null || caller instanceof AnonymousAuthenticationToken) {
            return;
        }
        model.addAttribute("may", new May(caller));
        model.addAttribute("who", Operators.of(caller).name());
        model.addAttribute("role", Operators.role(caller).word());
        model.addAttribute("navigation", navigation.of(caller));
        model.addAttribute("house", state.now(locale));
    }

    /** What a page was left with that was done, by a word of ours; another one says nothing. */
    private static String said(HttpServletRequest request, DeskWords words) {
        var said = request.getParameter("said");
        return said == null || !said.matches("[a-z-]{1,40}")
                ? ""
                : Objects.requireNonNull(words.messages().getMessage("desk.said." + said, null, "", words.locale()));
    }

    private static String here(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null || !"GET".equals(request.getMethod())
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + query;
    }
}
