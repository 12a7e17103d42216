/** What the simulated providers remember and do in the background: accounts, tasks, ordered faults, callbacks. */
@NullMarked
package io.neurocards.sandbox.providers.world;

import org.jspecify.annotations.NullMarked;
