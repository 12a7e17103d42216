package io.neurocards.partners.webhooks;

import java.util.Locale;

/** Why an attempt came to nothing, by a word that is stored. */
enum WebhookFailure {
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The name leads to an address that nobody else can reach. */
    NOT_PUBLIC,
    /** An answer that is no success. */
    STATUS,
    REDIRECT,
    GONE,
    /** The endpoint is switched off. */
    SWITCHED_OFF,
    /** The partner is. */
    PARTNER_SUSPENDED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
