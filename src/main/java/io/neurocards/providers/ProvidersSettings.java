package io.neurocards.providers;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue is, and what of it comes first.
 *
 * @param catalogue the folder in which the operator may put a {@code models.yaml}
 * @param preferred the provider whose first live model is the usual one
 * @param simulated the providers that only play their part here; their models' titles say so
 */
@ConfigurationProperties("neurocards.providers")
record ProvidersSettings(
        @DefaultValue("./data/catalogue") Path catalogue,
        @Nullable String preferred,
        @DefaultValue Set<String> simulated) {}
