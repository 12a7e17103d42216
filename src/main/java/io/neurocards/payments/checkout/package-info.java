/**
 * Paying over the web, by whichever gateway: the page that somebody pays on, what the gateway tells and is asked, and credits
 * once for each payment.
 */
@NullMarked
@NamedInterface("checkout")
package io.neurocards.payments.checkout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
