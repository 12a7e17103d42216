/**
 * One message to many: composed and looked at first, then sent in the background, each recipient at most once, with an exact
 * account of what became of each.
 */
@NullMarked
package io.neurocards.telegram.broadcast;

import org.jspecify.annotations.NullMarked;
