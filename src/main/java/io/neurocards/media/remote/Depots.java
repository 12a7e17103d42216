package io.neurocards.media.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Opens depots by their addresses. */
@Component
public final class Depots {

    private static final Pattern S3 = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?");

    private final RemoteSettings settings;
    private final Clock clock;

    Depots(RemoteSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a folder, or {@code s3://bucket/prefix} by the settings of S3.
     *
     * @throws IllegalArgumentException when it is an address of something else, or S3 is not set up
     */
    public Depot open(String address) throws IOException {
        if (!address.contains("://")) {
            return new FolderDepot(Path.of(address));
        }
        var parts = S3.matcher(address);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a folder and not s3://bucket/prefix");
        }
        if (!settings.s3().isSet()) {
            throw new IllegalArgumentException("s3:// wants S3_ACCESS_KEY and S3_SECRET_KEY");
        }
        var prefix = parts.group(2) == null ? "" : parts.group(2).replaceAll("/+$", "");
        return new S3Depot(Stores.client(settings.s3()), parts.group(1), prefix.isEmpty() ? "" : prefix + "/", clock);
    }
}
