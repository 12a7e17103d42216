/**
 * Whether a customer may begin something new: bans of one person, and times in which nobody begins anything. Whatever orders,
 * invoices or sells asks {@link io.neurocards.accounts.standing.Admission} within its own transaction.
 */
@NullMarked
@NamedInterface("standing")
package io.neurocards.accounts.standing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
