package io.neurocards.web;

import static io.neurocards.web.OperatorOfStudio.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books as an administrator reads them, over real HTTP against the whole application. */
@Thorough
class BooksApiTest {

    private static final String BOOKS = "/v1/admin/books";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static ApiClient admin;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.books.rates=XTR=1.5",
                "--neurocards.web.account-requests-per-minute=10000",
                "--neurocards.web.requests-per-minute=100000");
        operator = OperatorOfStudio.of(studio);
        admin = operator.administrator();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void an_order_that_was_paid_by_hand_is_received_and_owed() throws Exception {
        var customer = operator.customer();
        operator.pay(customer.ordered(line("credits-10"), line(operator.sellMug())));

        var books = admin.get(BOOKS);

        assertThat(books.status()).isEqualTo(200);
        assertThat(books.text("currency")).isEqualTo("RUB");
        assertThat(books.text("zone")).isEqualTo("Europe/Moscow");
        var month = books.body().path("money").path("months").get(0);
        assertThat(month.path("source").asString()).isEqualTo("orders");
        assertThat(decimal(month.path("received").asString())).isEqualByComparingTo("1680");
        assertThat(decimal(month.path("received_for_goods").asString())).isEqualByComparingTo("990");
        var worth = books.body().path("worth");
        assertThat(decimal(worth.path("owed").path("total").asString())).isEqualByComparingTo("690");
        assertThat(books.body().path("points").path("points").asLong()).isEqualTo(customer.points());

        var csv = admin.get(BOOKS + "/liability.csv");
        assertThat(csv.status()).isEqualTo(200);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?from=2026-02-30",
                "?from=yesterday",
                "?from=2026-02-02&to=2026-02-01",
                "?from=2020-01-01&to=2026-01-01",
                "?from=-999999999-01-01",
                "?to=%2B999999999-12-31",
            })
    void days_that_make_no_period_are_refused(String query) throws Exception {
        assertThat(admin.get(BOOKS + query).status()).isEqualTo(400);
        assertThat(admin.get(BOOKS + "/money.csv" + query).status()).isEqualTo(400);
    }

    @Test
    void another_table_is_not_there_and_nobody_else_reads_any() throws Exception {
        assertThat(admin.get(BOOKS + "/customers.csv").status()).isIn(400, 404);
        assertThat(new ApiClient(studio.address()).get(BOOKS).status()).isEqualTo(401);
        assertThat(operator.customer().client().get(BOOKS + "/jobs.csv").status())
                .isIn(401, 403);
    }
}
