package io.neurocards.notifications;

import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.OperatorCall;
import java.io.IOException;
import org.springframework.web.util.HtmlUtils;

/** Mails a call for help to every address; a server that refuses one address for good is not asked again. */
record CallByMail(Mailer mailer, AlertSettings settings, CallTexts texts) implements Outbox.Way {

    @Override
    public void send(OperatorCall call) throws IOException {
        var failure = "";
        for (var index = 0; index < settings.email().size(); index++) {
            switch (mailer.send(mail(call, index))) {
                case Mailer.Outcome.Sent _, Mailer.Outcome.Refused _ -> {}
                case Mailer.Outcome.Failed(var reason) -> failure = reason;
            }
        }
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /** Who got it already gets the same mail again, by the same Message-ID. */
    private Mail mail(OperatorCall call, int index) {
        var text = texts.text(call, settings.language());
        var html = """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"></head><body><p>%s</p></body></html>
                """.formatted(
                        settings.language().getLanguage(),
                        HtmlUtils.htmlEscape(text, "UTF-8").replace("\n", "<br>\n"));
        return new Mail(
                call.id() + "." + index,
                settings.email().get(index),
                texts.subject(call, settings.language()),
                text + "\n",
                html);
    }
}
