/** Promo codes and gifts of the house: who made and changed which stands in the audit log. */
@NullMarked
@NamedInterface("codes")
package io.neurocards.operations.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
