package io.neurocards.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server.
 *
 * @param host none or blank means that mail is off
 * @param port 465 speaks TLS from the first byte
 * @param from who the mails are from; unless given, the user name, which must then be an address
 * @param starttls whether to refuse a server that does not encrypt; unless given, so for every server but one on this machine
 * @param timeout how long the server may be silent, at connecting and at every step after it
 */
@Validated
@ConfigurationProperties("neurocards.mail")
record MailSettings(
        @Nullable String host,
        @Min(1) @Max(65_535) @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String from,
        @Nullable Boolean starttls,
        @DurationMin(millis = 1) @DefaultValue("10s") Duration timeout) {

    private static final int TLS_PORT = 465;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    MailSettings {
        if (host != null && !host.isBlank()) {
            sender(from, username);
        }
    }

    boolean isConfigured() {
        return host != null && !host.isBlank();
    }

    InternetAddress sender() {
        return sender(from, username);
    }

    boolean usesTls() {
        return port == TLS_PORT;
    }

    boolean requiresStarttls() {
        return !usesTls() && (starttls == null ? !THIS_MACHINE.contains(String.valueOf(host)) : starttls);
    }

    private static InternetAddress sender(@Nullable String from, @Nullable String username) {
        var address = from == null || from.isBlank() ? String.valueOf(username) : from;
        try {
            var parsed = new InternetAddress(address, true);
            if (!parsed.getAddress().contains("@")) {
                throw new AddressException("No domain");
            }
            return parsed;
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "A mail server is set, but neurocards.mail.from is not an e-mail address to send from", e);
        }
    }

    /** Hides the password. */
    @Override
    public String toString() {
        return "MailSettings[host=" + host + ", port=" + port + ", password=***]";
    }
}
