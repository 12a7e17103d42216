/** Works on a database as a whole: fills it from another one, and compares two. */
@NamedInterface
@NullMarked
package io.neurocards.database.whole;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
