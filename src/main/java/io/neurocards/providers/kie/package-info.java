/** kie.ai: many makers' models behind one key; its market, and its own interface for Veo. */
@NullMarked
package io.neurocards.providers.kie;

import org.jspecify.annotations.NullMarked;
