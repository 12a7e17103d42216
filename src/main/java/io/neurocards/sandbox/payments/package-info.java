/**
 * The payment gateways on this machine: HTTP servers that speak as YooKassa and Stripe do and refuse as strictly, pages on
 * which nobody pays anything, and notifications that come late, twice, wrong or never. Only in demo mode.
 *
 * <p>{@code /sandbox/yookassa/v3} and {@code /sandbox/stripe/v1} are what programs call, {@code /sandbox/yookassa/pay} and
 * {@code /sandbox/stripe/pay} what customers see, {@code /sandbox/payments} shows all payments, and
 * {@code /sandbox/payments/api} takes scripts. Everything is in memory and lost with the process.
 */
@NullMarked
package io.neurocards.sandbox.payments;

import org.jspecify.annotations.NullMarked;
