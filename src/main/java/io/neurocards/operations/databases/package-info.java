/**
 * What whoever runs the studio sees of the databases, and does about them: how they are, what waits, what was switched when,
 * and calls for help that go out also while no database can be asked.
 */
@NullMarked
@NamedInterface
package io.neurocards.operations.databases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
