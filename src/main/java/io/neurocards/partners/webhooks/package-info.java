/**
 * Partners' programs hear what happens, in the format of Standard Webhooks (standardwebhooks.com): one signed message for each
 * event and endpoint, derived within the transaction of the event, sent by a durable job, at least once. Addresses are named
 * by partners, so only public ones are called; and one that is slow keeps its own messages waiting and nobody else's.
 */
@NullMarked
@NamedInterface("webhooks")
package io.neurocards.partners.webhooks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
