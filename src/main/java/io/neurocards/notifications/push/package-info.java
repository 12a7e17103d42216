/**
 * Notifications in a browser (Web Push: RFC 8030, 8291, 8292), by the JDK alone. A browser's subscription is one row. Where they go is told by
 * browsers, that is by anybody, so only public addresses are called.
 */
@NullMarked
@NamedInterface("push")
package io.neurocards.notifications.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
