/** The sealed log inside each of two databases, and what reads, ships and takes back its entries; see docs/failover.md. */
@NamedInterface
@NullMarked
package io.neurocards.database.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
