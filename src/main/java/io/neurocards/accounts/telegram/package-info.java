/**
 * Customers who come by Telegram. Telegram itself says who writes, so whoever accepts the terms there is proved at once: one
 * transaction makes the person, the identity, the consent, and the note of who invited them ({@code accounts.referrals}).
 */
@NullMarked
@NamedInterface("telegram")
package io.neurocards.accounts.telegram;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
