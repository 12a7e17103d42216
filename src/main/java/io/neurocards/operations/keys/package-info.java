/** What an administrator does with the keys of video providers while the studio runs: lift a block. */
@NullMarked
@NamedInterface
package io.neurocards.operations.keys;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
