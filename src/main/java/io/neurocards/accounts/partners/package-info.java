/** Who comes by a partner's program: the partner's own wallets, and its customers by the ids that it knows them by. */
@NullMarked
@NamedInterface("partners")
package io.neurocards.accounts.partners;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
