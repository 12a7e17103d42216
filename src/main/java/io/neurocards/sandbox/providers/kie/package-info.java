/** kie.ai as it is on the wire: an envelope whose code counts, JSON in strings, and every field of each model checked. */
@NullMarked
package io.neurocards.sandbox.providers.kie;

import org.jspecify.annotations.NullMarked;
