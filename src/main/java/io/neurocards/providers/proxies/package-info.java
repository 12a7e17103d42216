/** The way out to upstreams: through proxies where the operator says so, then never past them. */
@NullMarked
@NamedInterface("proxies")
package io.neurocards.providers.proxies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
