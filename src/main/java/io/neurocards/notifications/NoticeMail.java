package io.neurocards.notifications;

import io.neurocards.notifications.messages.Kind;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.Unsubscribing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes the mail that tells a customer something, with a link that stops such mails unless they concern the account's safety. */
@Component
final class NoticeMail {

    private final SiteAddress site;
    private final Unsubscribing unsubscribing;
    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    NoticeMail(SiteAddress site, Unsubscribing unsubscribing) {
        this.site = site;
        this.unsubscribing = unsubscribing;
        texts.setBasename("messages/notices");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    Mail write(Message message, String to, Locale locale) {
        var notice = message.in(locale);
        var base = site.base().orElse(null);
        var open = base == null ? null : base + notice.path();
        var stop = base == null || message.kind() == Kind.SECURITY
                ? null
                : base + "/unsubscribe/" + unsubscribing.token(message.person(), message.kind());
        var parts = new Parts(
                text("mail.greeting", locale),
                notice.title(),
                notice.body(),
                text("mail.open", locale),
                open,
                text("mail.signature", locale),
                text("mail.why." + message.kind().word(), locale),
                text("mail.unsubscribe", locale),
                stop);
        return new Mail(message.id().toString(), to, notice.title(), parts.plain(), parts.html(locale), stop);
    }

    private String text(String key, Locale locale) {
        return texts.getMessage(key, null, locale);
    }

    private record Parts(
            String greeting,
            String title,
            String body,
            String openText,
            @Nullable String open,
            String signature,
            String why,
            String stopText,
            @Nullable String stop) {

        String plain() {
            var paragraphs = new ArrayList<String>();
            paragraphs.add(greeting);
            paragraphs.add(title + ".");
            paragraphs.add(body);
            if (open != null) {
                paragraphs.add(openText + ": " + open);
            }
            paragraphs.add("-- \n" + signature);
            paragraphs.add(stop == null ? why : why + " " + stopText + ": " + stop);
            return paragraphs.stream().filter(one -> !one.isBlank()).collect(Collectors.joining("\n\n")) + "\n";
        }

        String html(Locale locale) {
            return """
                    <!doctype html>
                    <html lang="%s">
                    <head><meta charset="utf-8"><title>%s</title></head>
                    <body style="margin:0;padding:24px;background:#f4f4f5;font:16px/1.5 sans-serif;color:#18181b">
                    <div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
                    <p>%s</p>
                    <p style="font-size:20px;font-weight:bold">%s</p>
                    <p style="white-space:pre-line">%s</p>
                    %s
                    <p style="color:#71717a;font-size:14px">%s</p>
                    <p style="color:#71717a;font-size:14px">%s %s</p>
                    </div>
                    </body>
                    </html>
                    """.formatted(
                            locale.getLanguage(),
                            escaped(title),
                            escaped(greeting),
                            escaped(title),
                            escaped(body),
                            link(open, openText),
                            escaped(signature),
                            escaped(why),
                            link(stop, stopText));
        }

        private static String link(@Nullable String address, String text) {
            return address == null
                    ? ""
                    : "<a href=\"" + escaped(address) + "\" style=\"color:#4338ca\">" + escaped(text) + "</a>";
        }

        private static String escaped(String text) {
            return HtmlUtils.htmlEscape(text, "UTF-8");
        }
    }
}
