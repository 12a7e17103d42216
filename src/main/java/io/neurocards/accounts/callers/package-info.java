/** Programs that call, and how they prove which they are. */
@NullMarked
@NamedInterface("callers")
package io.neurocards.accounts.callers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
