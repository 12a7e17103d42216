package io.neurocards.providers.proxies;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The proxies.
 *
 * @param file one proxy a line; absent means that everything goes out directly
 * @param cooldownSeconds how long a proxy that failed is left alone
 * @param upstreams the names of what goes through them; none means everything
 */
@Validated
@ConfigurationProperties("neurocards.proxies")
record ProxiesSettings(
        @Nullable Path file,
        @Min(1) @Max(86_400) @DefaultValue("300") int cooldownSeconds,
        @DefaultValue Set<String> upstreams) {

    boolean serve(String upstream) {
        return file != null && (upstreams.isEmpty() || upstreams.contains(upstream));
    }
}
