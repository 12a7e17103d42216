/** The node's own journal: what this process must not forget while a database is away, in files that tell when they are damaged. */
@NamedInterface
@NullMarked
package io.neurocards.database.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
