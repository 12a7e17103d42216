package io.neurocards.providers;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the catalogue is.
 *
 * @param catalogue the folder in which the operator may put a {@code models.yaml}
 */
@ConfigurationProperties("neurocards.providers")
record ProvidersSettings(@DefaultValue("./data/catalogue") Path catalogue) {}
