/**
 * What customers wish while nobody can decide: kept on this node's disk, told "kept, not charged", and decided under the very
 * same operation id once a database can be asked. Knows nothing of what is wished.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "database",
            "database :: journal",
            "database :: pair",
            "jobs",
            "accounts :: linking"
        })
package io.neurocards.waiting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
