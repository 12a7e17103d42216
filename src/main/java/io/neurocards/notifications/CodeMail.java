package io.neurocards.notifications;

import io.neurocards.accounts.EmailCodes.EmailCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the mail that carries a code, in the person's language. Holds nothing that somebody typed, not even a name: anyone
 * may have a mail sent to anyone.
 */
@Component
final class CodeMail {

    private final Clock clock;
    private final ResourceBundleMessageSource texts;

    CodeMail(Clock clock) {
        this.clock = clock;
        this.texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/mail");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    Mail write(UUID challengeId, EmailCode code) {
        var words = words(code);
        var text = String.join("\n\n", words.greeting(), words.intro(), code.code(), words.validity(), words.ignore())
                + "\n\n-- \n" + words.signature() + "\n";
        return new Mail(challengeId.toString(), code.email(), words.subject(), text, html(code, words));
    }

    private record Words(
            String subject, String greeting, String intro, String validity, String ignore, String signature) {}

    private Words words(EmailCode code) {
        var purpose = switch (code.purpose()) {
            case SIGN_UP -> "sign_up";
            case PASSWORD_RESET -> "password_reset";
        };
        var minutes =
                Math.max(1, Duration.between(clock.instant(), code.expiresAt()).toMinutes());
        return new Words(
                texts.getMessage(purpose + ".subject", new Object[] {code.code()}, code.locale()),
                texts.getMessage("greeting", null, code.locale()),
                texts.getMessage(purpose + ".intro", null, code.locale()),
                texts.getMessage("validity", new Object[] {minutes}, code.locale()),
                texts.getMessage(purpose + ".ignore", null, code.locale()),
                texts.getMessage("signature", null, code.locale()));
    }

    private static String html(EmailCode code, Words words) {
        return """
                <!doctype html>
                <html lang="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body style="margin:0;padding:24px;background:#f4f4f5;font:16px/1.5 sans-serif;color:#18181b">
                <div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
                <p>%s</p>
                <p>%s</p>
                <p style="font-size:32px;font-weight:bold;letter-spacing:6px">%s</p>
                <p>%s</p>
                <p style="color:#71717a;font-size:14px">%s</p>
                <p style="color:#71717a;font-size:14px">%s</p>
                </div>
                </body>
                </html>
                """.formatted(
                        code.locale().getLanguage(),
                        HtmlUtils.htmlEscape(words.subject(), "UTF-8"),
                        HtmlUtils.htmlEscape(words.greeting(), "UTF-8"),
                        HtmlUtils.htmlEscape(words.intro(), "UTF-8"),
                        HtmlUtils.htmlEscape(code.code(), "UTF-8"),
                        HtmlUtils.htmlEscape(words.validity(), "UTF-8"),
                        HtmlUtils.htmlEscape(words.ignore(), "UTF-8"),
                        HtmlUtils.htmlEscape(words.signature(), "UTF-8"));
    }
}
