package io.neurocards.notifications;

import io.neurocards.accounts.Persons;
import io.neurocards.accounts.Persons.Person;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells customers by mail, at the address that they proved. Whoever gets a mail twice can tell so by its Message-ID. */
@Component
record NotifyByMail(Persons persons, MailSettings settings, Mailer mailer, NoticeMail texts) implements MessageChannel {

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public List<UUID> targets(PersonId person) {
        return settings.isConfigured()
                ? proved(person).map(one -> mailbox(address(one))).stream().toList()
                : List.of();
    }

    @Override
    public Answer send(Message message) throws IOException {
        var person = proved(message.person());
        if (person.isEmpty()) {
            return new Answer.Gone();
        }
        var mail = texts.write(message, address(person.get()), person.get().locale());
        return switch (mailer.send(mail)) {
            case Mailer.Outcome.Sent() -> new Answer.Taken();
            case Mailer.Outcome.Refused() -> new Answer.Refused("the mail server refused the address");
            case Mailer.Outcome.Failed(var reason) -> throw new IOException(reason);
        };
    }

    private Optional<Person> proved(PersonId person) {
        return persons.find(person).filter(Person::emailVerified);
    }

    private static String address(Person person) {
        return Objects.requireNonNull(person.email());
    }

    private static UUID mailbox(String address) {
        return OperationId.named("mailbox\n" + address).value();
    }
}
