/** YooKassa (API v3): charges roubles; its notifications are unsigned and only say what to look up. */
@NullMarked
package io.neurocards.payments.yookassa;

import org.jspecify.annotations.NullMarked;
