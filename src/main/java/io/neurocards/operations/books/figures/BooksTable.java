package io.neurocards.operations.books.figures;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A table of the books that can be taken along. */
public enum BooksTable {
    /** Each month, source and currency. */
    MONEY,
    /** Each clip that ended in the period. */
    JOBS,
    /** Each customer who has credits, as of now. */
    LIABILITY,
    /** Each return of money in the period. */
    REFUNDS;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(BooksTable::word).toList();
    }

    public static Optional<BooksTable> of(String word) {
        return Arrays.stream(values())
                .filter(table -> table.word().equals(word))
                .findFirst();
    }
}
