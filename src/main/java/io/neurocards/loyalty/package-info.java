/**
 * Points for orders: what an order earns by which rule, what points are spent on, partner cards, and that points expire.
 *
 * <p>A paid order earns within the transaction that pays it ({@link io.neurocards.orders.events.OrderPaid}), once; a refunded one gives
 * it back within that transaction, as far as it is still there. Locks are taken in one order: the order's row, the credits'
 * wallet, the points' wallet.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "accounts",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: referrals",
            "accounts :: standing",
            "ledger",
            "ledger :: points",
            "operations",
            "orders",
            "orders :: events",
            "orders :: catalogue",
            "jobs"
        })
package io.neurocards.loyalty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
