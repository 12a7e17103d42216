/** Looks at finished clips: whether one plays, moves and has the size and length that were ordered, and whether it shows the product. */
@NullMarked
@NamedInterface("checks")
package io.neurocards.media.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
