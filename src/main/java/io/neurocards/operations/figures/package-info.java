/** How the studio stands in numbers and as a picture, and which processes are alive. */
@NullMarked
@NamedInterface
package io.neurocards.operations.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
