/** Runs two databases as one: who decides, when an answer may be given, and how a database that was away comes back. */
@NamedInterface
@NullMarked
package io.neurocards.database.pair;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
