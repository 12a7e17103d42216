package io.neurocards.notifications;

import java.io.IOException;
import org.springframework.web.util.HtmlUtils;

/** Mails a letter to every address; a server that refuses one address for good is not asked again. */
record CallByMail(Mailer mailer, AlertSettings settings) implements Outbox.Way {

    @Override
    public void send(Letter letter) throws IOException {
        var failure = "";
        for (var index = 0; index < settings.email().size(); index++) {
            switch (mailer.send(mail(letter, index))) {
                case Mailer.Outcome.Sent _, Mailer.Outcome.Refused _ -> {}
                case Mailer.Outcome.Failed(var reason) -> failure = reason;
            }
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /** Who got it already gets the same mail again, by the same Message-ID. */
    private Mail mail(Letter letter, int index) {
        var html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"></head><body><p>%s</p></body></html>
                """.formatted(
                        settings.language().getLanguage(),
                        HtmlUtils.htmlEscape(letter.text(), "UTF-8")
                                .replace("\n\n", "</p>\n<p>")
                                .replace("\n", "<br>\n"));
        return new Mail(
                letter.id() + "." + index, settings.email().get(index), letter.subject(), letter.text() + "\n", html);
    }
}
