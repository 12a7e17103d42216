package io.neurocards.accounts.sync;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a device changed.
 *
 * @param id chosen by the device, and the same whenever it is sent
 * @param collection a word of the app's: a letter, then up to 31 small letters, digits, {@code _} and {@code -}
 * @param key 1 to 128 letters, digits and {@code . _ : ~ -}
 * @param baseVersion the version that was changed; 0 for a document that the device has not seen
 * @param value JSON, at most 16,384 bytes in UTF-8; null deletes
 */
public record SyncOperation(
        UUID id,
        String collection,
        String key,
        long baseVersion,
        @Nullable String value) {

    /** How many bytes a value may have. */
    public static final int LARGEST_VALUE = 16_384;

    /** How the name of a collection is written. */
    public static final String COLLECTION = "[a-z][a-z0-9_-]{0,31}";

    /** How the key of a document is written. */
    public static final String KEY = "[A-Za-z0-9._:~-]{1,128}";

    private static final Pattern COLLECTIONS = Pattern.compile(COLLECTION);
    private static final Pattern KEYS = Pattern.compile(KEY);

    /** @throws ProblemException INVALID_REQUEST with {@code field}; DOCUMENT_TOO_LARGE with {@code max_bytes} */
    public SyncOperation {
        require(COLLECTIONS.matcher(collection).matches(), "collection");
        require(KEYS.matcher(key).matches(), "key");
        require(baseVersion >= 0, "base_version");
        if (value != null) {
            require(StandardCharsets.UTF_8.newEncoder().canEncode(value), "value"); // halves of characters
            if (value.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE) {
                throw new ProblemException(ProblemCode.DOCUMENT_TOO_LARGE).with("max_bytes", LARGEST_VALUE);
            }
        }
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    /** Returns what tells another request under the same id. */
    byte[] hash() {
        var asked = String.join("\u001f", collection, key, Long.toString(baseVersion), value == null ? "" : value);
        try {
            return MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Hides what it says. */
    @Override
    public String toString() {
        return "SyncOperation[id=" + id + ", collection=" + collection + "]";
    }
}
