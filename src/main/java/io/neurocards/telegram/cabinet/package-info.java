/** A customer's own pages: balance, clips, statement, purchases, friends. */
@NullMarked
package io.neurocards.telegram.cabinet;

import org.jspecify.annotations.NullMarked;
