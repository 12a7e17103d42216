/** What goes over the wire to and from the simulated providers: a call, a reply, and who answers. */
@NullMarked
package io.neurocards.sandbox.providers.wire;

import org.jspecify.annotations.NullMarked;
