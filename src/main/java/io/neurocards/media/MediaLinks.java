package io.neurocards.media;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks links to stored objects: whoever has the link may read that one object until it expires. The signature
 * covers bucket, path, expiry and the name under which the file is saved.
 */
public final class MediaLinks {

    private static final String PURPOSE = "media-link";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}/\\\\]{1,120}");

    private final ServerSecret secret;
    private final Clock clock;
    private final Duration lifetime;

    /** Takes the lifetime of a link for which the caller names no expiry. */
    public MediaLinks(ServerSecret secret, Clock clock, Duration lifetime) {
        this.secret = secret;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /**
     * Returns a path that shows the object for the usual lifetime. Its expiry is rounded up to the hour, so that a page that is
     * loaded again has the same link and the browser its cached picture.
     */
    public String path(MediaKey key) {
        return path(key, usualExpiry());
    }

    /** Returns a path such as {@code /storage/outputs/clip.mp4?expires=…&signature=…}; fractions of a second are dropped. */
    public String path(MediaKey key, Instant expiresAt) {
        return link(key, expiresAt, null);
    }

    /**
     * Returns a path from which a browser saves the object as {@code fileName}.
     *
     * @throws IllegalArgumentException when the name is empty, longer than 120 characters, or has a slash or a control
     *     character
     */
    public String path(MediaKey key, Instant expiresAt, String fileName) {
        if (!FILE_NAME.matcher(fileName).matches()) {
            throw new IllegalArgumentException("Not a file name: length=" + fileName.length());
        }
        return link(key, expiresAt, fileName);
    }

    /** Returns now plus the usual lifetime, rounded up to the hour. */
    public Instant usualExpiry() {
        return clock.instant().plus(lifetime).plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
    }

    /**
     * Returns the key that the parts of a link name.
     *
     * @throws ProblemException NOT_FOUND when they can name no object at all; FORBIDDEN when the link was not signed by us or
     *     has expired
     */
    public MediaKey verify(
            String bucket,
            String path,
            @Nullable String expires,
            @Nullable String signature,
            @Nullable String fileName) {
        var known = Bucket.ofText(bucket);
        if (known.isEmpty() || !MediaKey.isValid(path)) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        var key = new MediaKey(known.get(), path);
        if (expires == null || signature == null || !SECONDS.matcher(expires).matches()) {
            throw refused("unsigned");
        }
        var expected = signature(key, expires, fileName).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
            throw refused("forged");
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)))) {
            throw refused("expired");
        }
        return key;
    }

    private String link(MediaKey key, Instant expiresAt, @Nullable String fileName) {
        if (expiresAt.getEpochSecond() < 0) {
            throw new DateTimeException("A link cannot expire before 1970");
        }
        var expires = Long.toString(expiresAt.getEpochSecond());
        var link = "/storage/" + key + "?expires=" + expires + "&signature=" + signature(key, expires, fileName);
        return fileName == null ? link : link + "&download=" + encoded(fileName);
    }

    private String signature(MediaKey key, String expires, @Nullable String fileName) {
        var name = fileName == null ? "shown" : "saved as " + fileName;
        var message = String.join("\n", key.toString(), expires, name);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.sign(PURPOSE, message));
    }

    private static String encoded(String fileName) {
        return URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static ProblemException refused(String reason) {
        return new ProblemException(ProblemCode.FORBIDDEN).with("link", reason);
    }
}
