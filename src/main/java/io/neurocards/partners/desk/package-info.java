/** What an administrator decides about partners and their keys; each leaves a line in the audit log. */
@NullMarked
@NamedInterface("desk")
package io.neurocards.partners.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
