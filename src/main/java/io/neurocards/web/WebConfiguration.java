package io.neurocards.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    private static final List<Locale> LANGUAGES = List.of(Locale.of("ru"), Locale.ENGLISH);

    /** Every text is in a bundle of its language; a language that we do not speak reads English. */
    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(
                "messages/web", "messages/problems", "messages/desk", "messages/desk-growth", "messages/desk-making");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.ENGLISH);
        return messages;
    }

    /** The reader's own choice first, then what the browser prefers among our languages, then Russian. */
    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("lang");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setLanguageTagCompliant(true);
        resolver.setRejectInvalidCookies(false);
        resolver.setDefaultLocaleFunction(request -> {
            var accepted = request.getHeader("Accept-Language");
            if (accepted == null || accepted.isBlank()) {
                return LANGUAGES.getFirst();
            }
            try {
                var best = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
                return best == null ? LANGUAGES.getFirst() : best;
            } catch (IllegalArgumentException _) {
                return LANGUAGES.getFirst(); // a header that nobody can read prefers nothing
            }
        });
        return resolver;
    }
}
