/**
 * What customers may read of their own while no database can be asked: a bounded copy, kept on this node's disk, with the
 * moment at which it was true. Holds no address, no name, no password and no token.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: pair",
            "jobs",
            "accounts",
            "accounts :: platforms",
            "ledger",
            "ledger :: points",
            "loyalty",
            "operations :: databases",
            "orders",
            "orders :: catalogue",
            "videos"
        })
package io.neurocards.snapshot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
