/** Whoever writes the words for a model: a language model that sees the product's photo, and is never waited for long. */
@NullMarked
@NamedInterface("prompts")
package io.neurocards.providers.prompts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
