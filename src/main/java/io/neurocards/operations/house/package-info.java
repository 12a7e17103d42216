/** What the house decides about customers and about itself: who may not order, and when nothing is begun. */
@NullMarked
@NamedInterface("house")
package io.neurocards.operations.house;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
