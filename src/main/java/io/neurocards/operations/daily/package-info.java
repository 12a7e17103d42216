/** What was, each morning, in measured numbers beside those of the day before; and what should be done before it is an alert. */
@NullMarked
@NamedInterface
package io.neurocards.operations.daily;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
