package io.neurocards.providers.fetch;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Fetching clips.
 *
 * @param allowedHosts {@code host:port} of test servers, which may have any address and no TLS
 * @param largest a clip that is heavier is refused
 * @param longest how long one clip may take, with its redirects
 * @param silence how long a server may say nothing
 */
@ConfigurationProperties("neurocards.providers.fetch")
record FetchSettings(
        @DefaultValue Set<String> allowedHosts,
        @DefaultValue("300MB") DataSize largest,
        @DefaultValue("300s") Duration longest,
        @DefaultValue("30s") Duration silence) {}
