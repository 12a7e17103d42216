/** Administrators who sign in at the desk: with a name, a password and a code of their telephone; who invites them and ends them. */
@NullMarked
@NamedInterface("admins")
package io.neurocards.operations.admins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
