/**
 * Selling credits: what is for sale, invoices that wait, money that came, and money that goes back.
 *
 * <p>A payment is a row before its invoice is shown ({@link io.neurocards.payments.BuyCredits}), is checked once more before
 * the customer pays ({@link io.neurocards.payments.StarsCheckout}), and becomes credits by what the gateway reports, once for
 * each charge ({@link io.neurocards.payments.ConfirmStars}). Money that fits no invoice is kept aside for an administrator,
 * never dropped. {@link io.neurocards.payments.RefundPayment} gives money back: the intent is committed first, a durable job
 * asks the gateway, and the credits go when the money is gone.
 *
 * <p>Locks are taken in one order: the charge, the customer, the payment's row, the customer's wallet.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "accounts",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: standing",
            "accounts :: telegram",
            "ledger",
            "jobs",
            "providers :: proxies"
        })
package io.neurocards.payments;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
