/** What goes over the wire to and from simulated services: a call, a reply, who answers, and whom they call in turn. */
@NullMarked
package io.neurocards.sandbox.wire;

import org.jspecify.annotations.NullMarked;
