/** A real PostgreSQL server in this program's own folder, for an operator who has none. */
@NamedInterface
@NullMarked
package io.neurocards.database.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
