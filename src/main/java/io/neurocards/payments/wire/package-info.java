/** What the clients of gateways share: one bounded HTTP exchange, what is taken from it, and words that may be shown. */
@NullMarked
package io.neurocards.payments.wire;

import org.jspecify.annotations.NullMarked;
