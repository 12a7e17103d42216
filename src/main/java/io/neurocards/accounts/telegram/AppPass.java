package io.neurocards.accounts.telegram;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Telegram hands to a Mini App that it opens: who is there, signed with the bot's token ({@code initData}). It can be
 * shown again until its time is over, because an app that is loaded anew has no other.
 */
final class AppPass {

    /** From when Telegram wrote it; an app that stays open longer has its session by then. */
    static final Duration LIFETIME = Duration.ofHours(1);

    /** By how much Telegram's clock may be ahead of ours. */
    static final Duration AHEAD = Duration.ofSeconds(30);

    private static final int LONGEST = 8_192;
    private static final long HIGHEST_ID = 999_999_999_999L;
    private static final String ALGORITHM = "HmacSHA256";
    private static final JsonMapper JSON = JsonMapper.shared();

    private AppPass() {}

    /**
     * Whom Telegram vouches for.
     *
     * @param startParameter the word of the link that opened the app, if there was one
     */
    record Shown(TelegramUser user, @Nullable String startParameter) {}

    /** Returns whom Telegram vouches for, or nothing when it does not, or no longer, or for a bot. */
    static Optional<Shown> read(String pass, String botToken, Instant now) {
        return fields(pass)
                .filter(fields -> isSigned(fields, botToken) && isFresh(fields, now))
                .flatMap(fields -> user(fields).map(user -> new Shown(user, fields.get("start_param"))));
    }

    /** Returns all fields by name, or nothing when there are names without values, names twice, or too much of it. */
    private static Optional<SortedMap<String, String>> fields(String pass) {
        if (pass.length() > LONGEST) {
            return Optional.empty();
        }
        var fields = new TreeMap<String, String>();
        try {
            for (var pair : pass.split("&", -1)) {
                var equals = pair.indexOf('=');
                if (equals < 1
                        || fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)))
                                != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // a percent sign that begins nothing
        }
        return Optional.of(fields);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** The newer field {@code signature} is signed, too; only {@code hash} is not. */
    private static boolean isSigned(SortedMap<String, String> fields, String botToken) {
        var hash = fields.get("hash");
        if (hash == null) {
            return false;
        }
        var signed = fields.entrySet().stream()
                .filter(field -> !field.getKey().equals("hash"))
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
        var key = hmac("WebAppData".getBytes(StandardCharsets.US_ASCII), botToken);
        var expected = HexFormat.of().formatHex(hmac(key, signed));
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII),
                hash.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isFresh(Map<String, String> fields, Instant now) {
        try {
            var written = Instant.ofEpochSecond(Long.parseLong(fields.getOrDefault("auth_date", "")));
            return !written.isAfter(now.plus(AHEAD)) && written.plus(LIFETIME).isAfter(now);
        } catch (NumberFormatException | DateTimeException | ArithmeticException _) {
            return false;
        }
    }

    private record User(
            long id,
            @Nullable Boolean is_bot,
            @Nullable String first_name,
            @Nullable String username,
            @Nullable String language_code) {}

    private static Optional<TelegramUser> user(Map<String, String> fields) {
        try {
            var user = JSON.readValue(fields.getOrDefault("user", "null"), User.class);
            if (user == null || user.id() < 1 || user.id() > HIGHEST_ID || Boolean.TRUE.equals(user.is_bot())) {
                return Optional.empty();
            }
            var language = user.language_code() == null ? "ru" : user.language_code();
            return Optional.of(
                    new TelegramUser(user.id(), user.username(), user.first_name(), Locale.forLanguageTag(language)));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }
}
