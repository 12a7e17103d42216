/**
 * What all paid vendors have in common: accounts and their keys, what is kept of each exchange, callbacks, and how a vendor's
 * own client becomes a {@link io.neurocards.providers.VideoProvider}.
 */
@NullMarked
@NamedInterface("vendors")
package io.neurocards.providers.vendors;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
