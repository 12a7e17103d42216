/** Which PostgreSQL decides, and the one door through which business code changes anything. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.neurocards.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
