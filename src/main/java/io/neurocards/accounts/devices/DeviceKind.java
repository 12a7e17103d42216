package io.neurocards.accounts.devices;

import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an app runs: on a phone, or on a computer; each knows its platforms by a short word. */
public enum DeviceKind {
    MOBILE,
    DESKTOP;

    public List<Platform> platforms() {
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.name().startsWith(name() + "_"))
                .toList();
    }

    /**
     * Returns the platform that a short word means, such as {@code ios}.
     *
     * @throws ProblemException PLATFORM_UNKNOWN with {@code allowed}, also for a word of the other kind
     */
    public Platform platform(@Nullable String word) {
        return platforms().stream()
                .filter(platform -> shortWord(platform).equals(word))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.PLATFORM_UNKNOWN).with("allowed", words()));
    }

    /** Returns the short words of its platforms. */
    public List<String> words() {
        return platforms().stream().map(DeviceKind::shortWord).toList();
    }

    /** Returns the kind of a platform; nothing for one on which no app of ours runs. */
    public static Optional<DeviceKind> of(Platform platform) {
        for (var kind : values()) {
            if (kind.platforms().contains(platform)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String shortWord(Platform platform) {
        return platform.name().substring(platform.name().indexOf('_') + 1).toLowerCase(Locale.ROOT);
    }
}
