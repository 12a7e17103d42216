/**
 * The books as figures: money by months, what credits are worth, what is owed for them, what clips cost and what is left. {@link
 * io.neurocards.operations.books.figures.BookFigures} counts by SQL over the rows of every module, one statement for each figure; it
 * keeps nothing and changes nothing.
 */
@NullMarked
@NamedInterface("book-figures")
package io.neurocards.operations.books.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
