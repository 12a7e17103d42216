/** Whether a process lives and can do its work: modules say what they need, and whoever is asked looks. */
@NullMarked
@NamedInterface
package io.neurocards.operations.health;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
