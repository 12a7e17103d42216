/** YooKassa's API v3 as a test shop sees it, and what its customers do. */
@NullMarked
package io.neurocards.sandbox.payments.yookassa;

import org.jspecify.annotations.NullMarked;
