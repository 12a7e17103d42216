/** The rows of payments and refunds, and what every way of paying does with them; for this module alone. */
@NullMarked
package io.neurocards.payments.books;

import org.jspecify.annotations.NullMarked;
