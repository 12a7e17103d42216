/**
 * How the business went in a while: who came, what was ordered and became of it, how long it took, where credits went, and how that
 * compares with the while before. Counted by SQL over the rows of every module; {@link io.neurocards.operations.reports.Reports} is
 * what to ask.
 */
@NullMarked
@NamedInterface
package io.neurocards.operations.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
