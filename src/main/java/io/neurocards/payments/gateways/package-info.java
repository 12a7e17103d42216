/**
 * What a way of paying has to be able to do, and nothing of any one of them: pages on which customers pay, payments as the
 * gateway knows them, money back, notifications. A gateway is one package beside this one with one {@link
 * io.neurocards.payments.gateways.PaymentGateway} in it.
 *
 * <p>Nothing here is believed because somebody sent it: a notification says only which payment to look at, and what the gateway
 * answers when it is asked decides.
 */
@NullMarked
@NamedInterface("gateways")
package io.neurocards.payments.gateways;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
