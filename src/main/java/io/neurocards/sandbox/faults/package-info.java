/** Databases broken on purpose: a bad network before each, servers that are killed and frozen; for the demo and for tests. */
@NullMarked
package io.neurocards.sandbox.faults;

import org.jspecify.annotations.NullMarked;
