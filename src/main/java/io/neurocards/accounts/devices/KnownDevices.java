package io.neurocards.accounts.devices;

import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which installation belongs to which customer. */
@Component
public final class KnownDevices {

    private final DeviceRows rows;

    KnownDevices(DeviceRows rows) {
        this.rows = rows;
    }

    /** Returns the device of that name; nothing when there is none, or when no device can have it. One read by index. */
    public Optional<Device> find(Platform platform, String externalId) {
        DeviceIdentity identity;
        try {
            identity = new DeviceIdentity(platform, externalId);
        } catch (ProblemException _) {
            return Optional.empty(); // nobody has a name that we don't take
        }
        return rows.find(identity);
    }

    /**
     * Returns the device of that name.
     *
     * @param word the platform's short word; without one the name must mean one device of the kind
     * @throws ProblemException PLATFORM_UNKNOWN with {@code allowed}; INVALID_REQUEST with {@code field} when the platform
     *     has to be said
     */
    public Optional<Device> find(DeviceKind kind, @Nullable String word, String externalId) {
        var platforms = word == null ? kind.platforms() : List.of(kind.platform(word));
        var found = platforms.stream()
                .map(platform -> find(platform, externalId))
                .flatMap(Optional::stream)
                .toList();
        if (found.size() > 1) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "platform");
        }
        return found.stream().findFirst();
    }
}
