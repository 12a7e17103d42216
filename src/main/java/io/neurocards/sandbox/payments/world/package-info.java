/** What simulated gateways have in common: payments, what customers do with them, and whom the gateway tells. */
@NullMarked
package io.neurocards.sandbox.payments.world;

import org.jspecify.annotations.NullMarked;
