/** The connection to Telegram: settings, the client and its way out, files that customers send. */
@NullMarked
@NamedInterface("client")
package io.neurocards.telegram.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
