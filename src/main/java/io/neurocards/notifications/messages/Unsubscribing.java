package io.neurocards.notifications.messages;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The links by which whoever holds a mail stops mails of its kind, without signing in. A link is good for as long as the server's
 * secret is; nobody without that can make one.
 */
@Component
public final class Unsubscribing {

    private static final int MAC = 16;
    private static final int LENGTH = 2 * Long.BYTES + MAC;
    private static final int LONGEST = 64;

    private final ServerSecret secret;
    private final NotificationChoices choices;
    private final WhoStays persons;

    Unsubscribing(ServerSecret secret, NotificationChoices choices, WhoStays persons) {
        this.secret = secret;
        this.choices = choices;
        this.persons = persons;
    }

    /** Returns the end of the link for a person's mails of a kind. */
    public String token(PersonId person, Kind kind) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(LENGTH)
                        .putLong(person.value().getMostSignificantBits())
                        .putLong(person.value().getLeastSignificantBits())
                        .put(mac(person, kind))
                        .array());
    }

    private record Link(PersonId person, Kind kind) {}

    /** Returns which mails a link stops; nothing for one that we did not make. Changes nothing. */
    public Optional<Kind> kind(String token) {
        return read(token).map(Link::kind);
    }

    /** Stops the mails of a link; twice is the same as once. Returns which, or nothing for a link that we did not make. */
    public Optional<Kind> unsubscribe(String token) {
        var link = read(token);
        link.ifPresent(
                known -> persons.of(known.person()).ifPresent(person -> choices.unsubscribe(person, known.kind())));
        return link.map(Link::kind);
    }

    private Optional<Link> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            var person = new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind != Kind.SECURITY)
                    .filter(kind -> isSame(token, token(person, kind)))
                    .map(kind -> new Link(person, kind))
                    .findFirst();
        } catch (IllegalArgumentException | BufferUnderflowException _) {
            return Optional.empty(); // nothing that we wrote
        }
    }

    /** Compares what was written, not what it decodes to: Base64 spells the same bytes in several ways. */
    private static boolean isSame(String shown, String written) {
        return MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), written.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] mac(PersonId person, Kind kind) {
        return Arrays.copyOf(secret.sign("unsubscribe", person + "\n" + kind.word()), MAC);
    }
}
