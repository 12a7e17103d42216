/**
 * Every point and where it came from: earned, spent, given back, taken back, expired, adjusted, forfeited; append-only, double
 * entry, and in lots that expire.
 */
@NullMarked
@NamedInterface("points")
package io.neurocards.ledger.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
