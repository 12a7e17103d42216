/** What is measured, for programs that watch: figures of the business out of the database, of this process out of itself. */
@NullMarked
@NamedInterface
package io.neurocards.operations.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
