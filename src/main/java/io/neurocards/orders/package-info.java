/**
 * What is for sale, and what was ordered, on whichever platform: one catalogue, one life of an order, one history.
 *
 * <p>Locks are taken in one order: the reference of the money, the order's row, the credits' wallet, the points' wallet.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "jobs",
            "accounts",
            "accounts :: erasure",
            "accounts :: export",
            "accounts :: linking",
            "accounts :: standing",
            "ledger",
            "ledger :: points",
            "operations",
            "payments",
            "payments :: checkout",
            "waiting"
        })
package io.neurocards.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
