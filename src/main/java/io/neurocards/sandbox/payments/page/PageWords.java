package io.neurocards.sandbox.payments.page;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.springframework.ui.Model;

/** The words of the sandbox in the reader's language. */
final class PageWords {

    private PageWords() {}

    static Locale language(Locale asked) {
        return asked.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("ru");
    }

    static void fill(Locale asked, Model model) {
        var language = language(asked);
        var bundle = ResourceBundle.getBundle("messages/sandbox", language);
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("texts", texts(bundle));
    }

    private static Map<String, String> texts(ResourceBundle bundle) {
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }
}
