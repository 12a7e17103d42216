/**
 * The books: whether what was paid, what was credited and what was spent agree, row by row. {@link
 * io.neurocards.operations.books.BooksCheck} looks by SQL of its own at the rows of every module, so that a fault of the code that
 * wrote them does not hide itself; it changes nothing.
 */
@NullMarked
@NamedInterface("books")
package io.neurocards.operations.books;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
