package io.neurocards.accounts.export;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes and checks links by which a customer downloads what was too large to be sent to them. Whoever has the link may download it
 * for an hour; it names an export that was counted, and nobody.
 */
@Component
public record ExportLinks(ServerSecret secret, Clock clock) {

    public static final String PATH = "/take-along/";

    private static final String PURPOSE = "export-link";
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /** Returns such as {@code /take-along/0199…?expires=…&signature=…}. */
    public String path(UUID export) {
        var expires = Long.toString(clock.instant().plus(GOOD_FOR).getEpochSecond());
        return PATH + export + "?expires=" + expires + "&signature=" + signature(export, expires);
    }

    /**
     * Lets a link pass that we signed and that is not over.
     *
     * @throws ProblemException FORBIDDEN with {@code link}, saying why
     */
    public void require(UUID export, @Nullable String expires, @Nullable String signature) {
        if (expires == null || signature == null || !SECONDS.matcher(expires).matches()) {
            throw refused("unsigned");
        }
        var expected = signature(export, expires).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw refused("forged");
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)))) {
            throw refused("expired");
        }
    }

    private String signature(UUID export, String expires) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.sign(PURPOSE, export + "\n" + expires));
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ProblemCode.FORBIDDEN).with("link", reason);
    }
}
