/** What happens to orders, told inside the transaction that decides it. */
@NullMarked
@NamedInterface("events")
package io.neurocards.orders.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
