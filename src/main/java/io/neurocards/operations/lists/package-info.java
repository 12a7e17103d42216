/** Tables for whoever runs the studio: what stands in one, by what it is filtered and sorted; read by pages and as a whole, bounded. */
@NullMarked
@NamedInterface("lists")
package io.neurocards.operations.lists;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
