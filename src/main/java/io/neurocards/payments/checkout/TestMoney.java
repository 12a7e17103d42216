package io.neurocards.payments.checkout;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether payments in which no real money moved give credits here. Where they do not, they are put aside.
 *
 * @param isTaken has to be said; nothing else turns it on
 */
@Component
public record TestMoney(
        @Value("${neurocards.payments.test-mode:false}") boolean isTaken) {}
