/** The keys by which partners' programs prove which partner they are. */
@NullMarked
@NamedInterface("keys")
package io.neurocards.partners.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
