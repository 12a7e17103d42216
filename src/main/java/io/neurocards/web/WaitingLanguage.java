package io.neurocards.web;

import io.neurocards.accounts.Persons;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.WantedFor;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The language in which a customer is written to. The page speaks it at once; while nobody can decide, the mails follow later. */
@Component
record WaitingLanguage(Persons persons, Acceptance acceptance, Clock clock, WantedFor wanted) implements WaitingAction {

    private static final String TYPE = "accounts.language";

    void choose(PersonId person, Locale locale) throws IOException {
        acceptance.of(
                person,
                () -> {
                    persons.setLocale(person, locale);
                    return locale;
                },
                () -> new Wish(
                        OperationId.at(clock.instant()),
                        person,
                        "website",
                        TYPE,
                        Bytes.of(locale.getLanguage().getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Priority priority() {
        return Priority.LOW;
    }

    @Override
    public Optional<Duration> expiresAfter() {
        return Optional.of(wanted.language());
    }

    @Override
    public String decide(AcceptedOperation operation) {
        persons.setLocale(
                operation.person(), Locale.of(new String(operation.payload().toArray(), StandardCharsets.UTF_8)));
        return "/cabinet";
    }
}
