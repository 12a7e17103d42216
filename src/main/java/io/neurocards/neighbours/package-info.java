/**
 * What the processes of one studio tell each other beside the database, through a Redis if there is one: how much callers have sent,
 * that there is something to do, and what can be seen to go on. Everything here may be lost at any moment; nothing that is owed, owned or decided is ever in it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.neurocards.neighbours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
