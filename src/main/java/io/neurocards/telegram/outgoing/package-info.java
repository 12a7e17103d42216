/** The one way to Telegram: a queue that keeps its limits and knows who does not want to hear from us. */
@NullMarked
package io.neurocards.telegram.outgoing;

import org.jspecify.annotations.NullMarked;
