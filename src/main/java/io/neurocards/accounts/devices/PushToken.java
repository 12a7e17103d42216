package io.neurocards.accounts.devices;

import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** By what a push service reaches one installation. */
public record PushToken(Kind kind, String token) {

    /** How one is written. */
    public static final String WRITTEN = "[\\x21-\\x7e]{8,1024}";

    private static final Pattern TOKEN = Pattern.compile(WRITTEN);

    /** Whose service it is. */
    public enum Kind {
        FCM,
        APNS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Returns the one that devices of a platform have unless they say otherwise. */
        static Kind usual(Platform platform) {
            return platform == Platform.MOBILE_IOS ? APNS : FCM;
        }
    }

    /** @throws ProblemException INVALID_REQUEST with {@code field} for what can't be one */
    public PushToken {
        if (!TOKEN.matcher(token).matches()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "push_token");
        }
    }

    /**
     * Returns what an app sent.
     *
     * @param kind {@code fcm} or {@code apns}; the platform's own when it is not said
     * @throws ProblemException INVALID_REQUEST with {@code field}
     */
    public static PushToken of(@Nullable String kind, String token, Platform platform) {
        if (kind == null) {
            return new PushToken(Kind.usual(platform), token);
        }
        var known = Arrays.stream(Kind.values())
                .filter(one -> one.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "kind"));
        return new PushToken(known, token);
    }

    /** Hides it: whoever knows it may be able to write to the device. */
    @Override
    public String toString() {
        return "PushToken[kind=" + kind + "]";
    }
}
