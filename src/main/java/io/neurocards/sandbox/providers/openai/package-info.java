/** OpenAI's chat completions as they are on the wire, answered with a document that fits the asked schema. */
@NullMarked
package io.neurocards.sandbox.providers.openai;

import org.jspecify.annotations.NullMarked;
