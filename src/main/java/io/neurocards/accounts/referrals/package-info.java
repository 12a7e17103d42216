/** Customers who bring friends: each has a code for their own link, on every platform, and whoever joins by it is taken down once. */
@NullMarked
@NamedInterface("referrals")
package io.neurocards.accounts.referrals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
