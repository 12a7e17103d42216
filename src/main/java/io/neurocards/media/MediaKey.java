package io.neurocards.media;

import java.util.regex.Pattern;

/**
 * Names one stored object. A path is one to many segments of letters, digits, dot, underscore and hyphen between slashes, at
 * most 200 characters long; a segment of dots alone is none, so no key can point outside its bucket.
 */
public record MediaKey(Bucket bucket, String path) {

    private static final int LONGEST = 200;
    private static final Pattern SEGMENTS =
            Pattern.compile("(?!\\.+(?:/|\\z))[A-Za-z0-9._-]+(?:/(?!\\.+(?:/|\\z))[A-Za-z0-9._-]+)*");

    /** @throws IllegalArgumentException when the path breaks the rule above */
    public MediaKey {
        if (!isValid(path)) {
            throw new IllegalArgumentException("Not a path of a stored object: length=" + path.length());
        }
    }

    /** Tells whether {@code path} may be part of a key. */
    public static boolean isValid(String path) {
        return path.length() <= LONGEST && SEGMENTS.matcher(path).matches();
    }

    /** Returns such as {@code outputs/2026/clip.mp4}. */
    @Override
    public String toString() {
        return bucket.text() + "/" + path;
    }
}
