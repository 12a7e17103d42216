/**
 * Businesses whose programs order for customers of their own. A partner has two worlds that never meet: a live one, whose clips
 * are paid from its prepaid credits, and one for tests. Its customers are persons like all others, known by the id that the
 * partner gave them, and seen by that partner alone.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "accounts",
            "accounts :: callers",
            "accounts :: erasure",
            "accounts :: partners",
            "accounts :: standing",
            "jobs",
            "ledger",
            "media",
            "operations",
            "operations :: house",
            "orders",
            "orders :: events",
            "providers :: fetch",
            "videos",
            "videos :: events"
        })
package io.neurocards.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
