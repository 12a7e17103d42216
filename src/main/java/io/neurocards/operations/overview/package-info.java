/** How the studio's work stands at this moment, for the dashboard: read once for all who look. */
@NullMarked
@NamedInterface("overview")
package io.neurocards.operations.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
