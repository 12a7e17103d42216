package io.neurocards.payments.gateways;

import io.neurocards.database.journal.Bytes;
import java.net.InetAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request that says it comes from a gateway.
 *
 * @param body as it came, byte by byte, because signatures are over bytes
 * @param signature the header in which this gateway signs, where it came
 * @param sender who really sent it: the peer, or whom a trusted proxy names
 */
public record IncomingNotification(Bytes body, @Nullable String signature, InetAddress sender, Instant receivedAt) {}
