/** What people see of the simulated gateways: a page to pay on, and all payments. */
@NullMarked
package io.neurocards.sandbox.payments.page;

import org.jspecify.annotations.NullMarked;
