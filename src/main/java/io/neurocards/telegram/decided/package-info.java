/**
 * Tells a customer's chat what became of a wish that had waited while nobody could decide, that accounts were linked, and whatever
 * notifications tell: taken down with the decision, sent later.
 */
@NullMarked
package io.neurocards.telegram.decided;

import org.jspecify.annotations.NullMarked;
