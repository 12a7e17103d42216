/** Which processes there are, on which machines, what each does, and which of them are gone. */
@NullMarked
@NamedInterface
package io.neurocards.operations.processes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
