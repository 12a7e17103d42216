/**
 * Who hears what on which channel, once. What happened to a customer becomes one message for each channel that they chose (see the
 * package {@code messages}); whatever {@link io.neurocards.accounts.EmailCodeRequested} asks for becomes a durable job in the same
 * transaction, and goes out over SMTP in the person's language.
 *
 * <p>A mail is sent at least once: a crash between the mail server's answer and our note sends it again, with the same Message-ID.
 * Without {@code neurocards.mail.host} mail is off and {@link io.neurocards.accounts.EmailDelivery} says so.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "accounts",
            "accounts :: devices",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "jobs",
            "ledger :: points",
            "loyalty",
            "operations :: alerts",
            "operations :: databases",
            "operations :: house",
            "orders",
            "orders :: events",
            "payments :: checkout",
            "providers :: fetch",
            "providers :: proxies",
            "videos",
            "videos :: events"
        })
package io.neurocards.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
