/** Every credit and where it came from: grant, hold, capture, release, refund, purchase, reversal, adjustment; append-only, double entry. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database"})
package io.neurocards.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
