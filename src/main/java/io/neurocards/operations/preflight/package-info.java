/** Whether everything works that the settings name, before customers find out: the command {@code check}. */
@NullMarked
@NamedInterface("preflight")
package io.neurocards.operations.preflight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
