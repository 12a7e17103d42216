/** What an administrator does with models while the studio runs: how each stands; pause one, resume one. */
@NullMarked
@NamedInterface
package io.neurocards.operations.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
