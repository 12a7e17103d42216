/** The application itself: its start, its settings, its clock. */
@NullMarked
package io.neurocards;

import org.jspecify.annotations.NullMarked;
