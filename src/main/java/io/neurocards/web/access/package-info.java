/** Who is calling, and whether they may. */
@NullMarked
package io.neurocards.web.access;

import org.jspecify.annotations.NullMarked;
