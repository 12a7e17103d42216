package io.neurocards.payments;

import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.shared.PersonId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what somebody pays with what was invoiced. */
@Component
record Invoices(TelegramPersons persons) {
    private static final Pattern PAYLOAD =
            Pattern.compile("credits:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    /** Why a payment does not fit; the words are stored and never change. */
    enum Misfit {
        UNKNOWN_PAYLOAD,
        OTHER_CUSTOMER,
        OTHER_CURRENCY,
        OTHER_AMOUNT,
        ALREADY_PAID,
        EXPIRED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what the invoice of this payment carries, at most 128 bytes. */
    static String payload(UUID payment) {
        return "credits:" + payment;
    }

    /** Returns whose payment the payload names; nothing for a payload that is not ours. */
    static Optional<UUID> named(String payload) {
        var matcher = PAYLOAD.matcher(payload);
        return matcher.matches() ? Optional.of(UUID.fromString(matcher.group(1))) : Optional.empty();
    }

    Optional<PersonId> payer(long telegramId) {
        return persons.find(telegramId);
    }

    /** Returns why the money is not what {@code invoice} asks for; nothing when it is. */
    Optional<Misfit> misfit(@Nullable Payment invoice, StarsPaid paid) {
        if (invoice == null || invoice.personId() == null || invoice.plan() == null) {
            return Optional.of(Misfit.UNKNOWN_PAYLOAD);
        }
        if (!persons.find(paid.telegramId()).equals(Optional.of(invoice.personId()))) {
            return Optional.of(Misfit.OTHER_CUSTOMER);
        }
        if (!invoice.currency().equals(paid.currency())) {
            return Optional.of(Misfit.OTHER_CURRENCY);
        }
        return invoice.amount() == paid.amount() ? Optional.empty() : Optional.of(Misfit.OTHER_AMOUNT);
    }
}
