/** The connection to Telegram: settings, the client and its way out, files that customers send. */
@NullMarked
package io.neurocards.telegram.client;

import org.jspecify.annotations.NullMarked;
