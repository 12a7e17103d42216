package io.neurocards.operations.books.figures;

import static io.neurocards.operations.books.figures.BookHistory.ALWAYS;
import static io.neurocards.operations.books.figures.BookHistory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables, byte by byte where it matters. */
class BooksCsvTest {

    private final BookHistory history = new BookHistory();

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void each_table_says_what_is_in_the_books() throws IOException {
        var anna = history.person(at("10-10T10:00"));
        var roubles = history.paid(anna, "yookassa", "RUB", 100_000, 10, at("10-10T10:00"), false);
        history.fee(roubles, "yookassa", 3500);
        history.paid(anna, "telegram_stars", "XTR", 200, 10, at("10-11T10:00"), false);
        var clip = history.clip(anna, "kling", 3, at("11-05T10:00"));
        history.tried(clip, 1, "ready", 110L, true);
        history.tried(clip, 2, "lost", 110L, false);
        history.delivered(anna, clip, at("11-05T11:00"));
        history.refunded(anna, roubles, 20_000, 2, false, at("11-20T10:00"));

        assertThat(table(BooksTable.MONEY))
                .containsExactly(
                        "month,source,currency,test,payments,received,received_for_goods,refunded,fees,net,payments_aside,"
                                + "aside,aside_refunded",
                        "2026-10,telegram_stars,XTR,no,1,200,0,0,0,200,0,0,0",
                        "2026-10,yookassa,RUB,no,1,1000.00,0.00,0.00,35.00,965.00,0,0.00,0.00",
                        "2026-11,yookassa,RUB,no,0,0.00,0.00,200.00,0.00,-200.00,0,0.00,0.00");
        assertThat(table(BooksTable.JOBS))
                .containsExactly(
                        "job_id,order_id,model,status,finished_at,customer,credits,worth_by_currency,worth_RUB,"
                                + "provider_cost_USD,possible_cost_USD,tries_without_price,margin_RUB",
                        "%1$s,%1$s,kling,completed,2026-11-05T14:00+03:00,%2$s,3,RUB 133.33 XTR 33,183.3333,1.10,1.10,0,84.3333"
                                .formatted(clip, anna));
        assertThat(table(BooksTable.LIABILITY))
                .containsExactly(
                        "customer,kind,credits_available,credits_held,paid,worth_by_currency,worth_RUB",
                        anna + ",customer,15,0,yes,RUB 666.67 XTR 167,916.6667");
        assertThat(table(BooksTable.REFUNDS))
                .containsExactly(
                        "refunded_at,of,id,source,test,put_aside_before,currency,amount,credits_taken,credits_missing,"
                                + "requested_by,reason",
                        "2026-11-20T13:00+03:00,payment," + roubles
                                + ",yookassa,no,no,RUB,200.00,2,0,'=cmd(),\"came \"\"broken\"\"\"");
    }

    @Test
    void a_table_of_nothing_is_its_header_after_the_mark_of_utf_8() throws IOException {
        var file = new ByteArrayOutputStream();
        TestFigures.csv(history.database()).write(BooksTable.LIABILITY, ALWAYS, file);

        assertThat(file.toByteArray()).startsWith(0xEF, 0xBB, 0xBF).endsWith('\r', '\n');
        assertThat(table(BooksTable.JOBS)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain|plain",
                "a,b|`\"a,b\"`",
                "say \"no\"|`\"say \"\"no\"\"\"`",
                "=1+1|'=1+1",
                "+7 900|'+7 900",
                "-5|'-5",
                "@SUM(A1)|'@SUM(A1)",
                "=HYPERLINK(\"x\",\"y\")|`\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"`",
            })
    void what_would_be_a_formula_is_text_and_what_would_end_a_cell_is_quoted(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void numbers_are_no_text_also_below_zero() {
        assertThat(Csv.cell(new BigDecimal("-1E+2"))).isEqualTo("-100");
        assertThat(Csv.cell(null)).isEmpty();
        assertThat(Csv.cell("two\nlines")).isEqualTo("\"two\nlines\"");
        assertThat(Csv.cell("\t=1")).isEqualTo("'\t=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "USD=", "USD=0", "USD=-1", "USD=1,USD=2", "USD=1;XTR=2", "ABC=1", "RUB=2", "USD=1,"})
    void what_are_no_rates_is_refused(String rates) {
        assertThatThrownBy(() -> new BooksSettings("RUB", rates)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> table(BooksTable table) throws IOException {
        var file = new ByteArrayOutputStream();
        TestFigures.csv(history.database()).write(table, ALWAYS, file);
        return file.toString(StandardCharsets.UTF_8).substring(1).lines().toList();
    }
}
