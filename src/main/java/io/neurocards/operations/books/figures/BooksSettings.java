package io.neurocards.operations.books.figures;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * In which money the books are shown together.
 *
 * @param currency an ISO 4217 code
 * @param rates what one unit of other currencies is in it, such as {@code USD=92.50,XTR=1.30}
 */
@Validated
@ConfigurationProperties("neurocards.books")
record BooksSettings(
        @DefaultValue("RUB") String currency,
        @DefaultValue("") String rates) {

    /** @throws IllegalArgumentException when there is no such currency, or these are no rates */
    BooksSettings {
        Rates.parse(currency, rates);
    }

    Rates parsed() {
        return Rates.parse(currency, rates);
    }
}
