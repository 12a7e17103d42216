/** What can go wrong with a simulated service, by order or by a seed. */
@NullMarked
package io.neurocards.sandbox.trouble;

import org.jspecify.annotations.NullMarked;
