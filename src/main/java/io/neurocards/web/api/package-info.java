/** REST {@code /v1}: JSON in, JSON out, problems as {@code application/problem+json}. */
@NullMarked
package io.neurocards.web.api;

import org.jspecify.annotations.NullMarked;
