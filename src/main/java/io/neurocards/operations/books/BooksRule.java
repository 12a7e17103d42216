package io.neurocards.operations.books;

/**
 * Something that always holds.
 *
 * @param name a stable word
 * @param violations one statement that returns each row that breaks it, as {@code subject} and {@code said}; nothing when all is well
 */
record BooksRule(String name, String violations) {}
