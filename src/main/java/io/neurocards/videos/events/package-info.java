/** What happens to clips, told inside the transaction that decides it. */
@NullMarked
@NamedInterface("events")
package io.neurocards.videos.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
