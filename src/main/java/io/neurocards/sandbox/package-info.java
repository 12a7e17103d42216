/**
 * The outside world on loopback, for the demo: everything here listens on 127.0.0.1 and is spoken to over real SMTP and HTTP,
 * exactly like what it stands in for. Exists only while {@code neurocards.mode} is {@code demo}.
 *
 * <p>Mail: a real SMTP server on {@code neurocards.sandbox.smtp-port}, whose last mails are shown at {@code /sandbox/mail}
 * and {@code /sandbox/mail.json}. Telegram: the Bot API below {@code /sandbox/telegram/api}, and a chat at
 * {@code /sandbox/telegram}. Providers: kie.ai, Kling and OpenAI, scripted at {@code /sandbox/providers}.
 * Payments: YooKassa and Stripe, at {@code /sandbox/payments}.
 * Databases: two servers of this machine behind links that can be bad, at {@code /sandbox/faults}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database :: embedded",
            "database :: journal",
            "database :: log",
            "database :: pair",
            "media :: ffmpeg"
        })
package io.neurocards.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
