/**
 * Who hears what on which channel, once. E-mail so far: whatever {@link io.neurocards.accounts.EmailCodeRequested} asks for
 * becomes a durable job in the same transaction, and goes out over SMTP in the person's language.
 *
 * <p>A mail is sent at least once: a crash between the mail server's answer and our note sends it again, with the same code
 * and the same Message-ID. Without {@code neurocards.mail.host} mail is off and {@link io.neurocards.accounts.EmailDelivery}
 * says so. Other modules call nothing here.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "accounts",
            "accounts :: erasure",
            "accounts :: linking",
            "jobs",
            "operations :: alerts",
            "operations :: databases",
            "providers :: fetch",
            "providers :: proxies",
            "videos",
            "videos :: events"
        })
package io.neurocards.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
