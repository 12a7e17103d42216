package io.neurocards.notifications;

import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The mail server: it takes our name and password, and no mail is sent. */
@Component
record MailCheck(Mailer mailer) implements OutsideCheck {

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Optional<String> look() throws IOException {
        return mailer.greet();
    }
}
