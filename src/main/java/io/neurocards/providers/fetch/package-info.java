/** Fetches finished clips from wherever a vendor says they are, and from nowhere that only this machine can reach. */
@NullMarked
@NamedInterface("fetch")
package io.neurocards.providers.fetch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
