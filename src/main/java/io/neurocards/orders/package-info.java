/** What is for sale, and what was ordered, on whichever platform: one catalogue, one life of an order, one history. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "accounts", "accounts :: standing", "ledger", "jobs"})
package io.neurocards.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
