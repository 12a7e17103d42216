/**
 * What customers are told, once on each channel that they chose. Whoever knows that something happened says so within the transaction
 * that made it true; what is to be sent is taken down there, and sent by durable jobs when quiet hours are over.
 *
 * <p>A message is sent at least once: a crash between a channel's answer and our note sends it again.
 */
@NullMarked
@NamedInterface("messages")
package io.neurocards.notifications.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
