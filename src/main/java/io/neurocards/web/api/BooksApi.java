package io.neurocards.web.api;

import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.BooksCsv;
import io.neurocards.operations.books.figures.BooksTable;
import io.neurocards.operations.books.figures.Period;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The books as figures, for those who answer for the money. */
@RestController
@RequestMapping("/v1/admin/books")
@Tag(name = "Administration")
class BooksApi {

    private static final String CSV = "text/csv";
    private static final String DAYS =
            "from and to are days in the operator's zone, both counted in, three years at most; this month until today when they"
                    + " are not said. ";

    /** Each reads whole tables and keeps a connection for as long as it is read. */
    private static final int MOST_AT_ONCE = 2;

    private static final int COME_BACK_SECONDS = 30;

    private final BookFigures figures;
    private final BooksCsv tables;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    BooksApi(BookFigures figures, BooksCsv tables) {
        this.figures = figures;
        this.tables = tables;
    }

    @Operation(
            summary = "Money, the worth of credits, what is owed for them, and what clips cost and left",
            description = DAYS
                    + "Counted in the database when it is asked for, one statement after the other, over whole tables: two at a"
                    + " time, then 429. Names no customer")
    @GetMapping
    ResponseEntity<BooksJson> figures(
            @Parameter(example = "2026-11-01")
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @RequestParam(name = "from", required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(example = "2026-11-30")
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @RequestParam(name = "to", required = false)
                    @Nullable
                    LocalDate to) {
        var period = figures.period(from, to);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(inTurn(() -> BooksJson.of(figures.count(period))));
    }

    @Operation(
            summary = "One table of the books as CSV: money, jobs, liability or refunds",
            description = DAYS
                    + "RFC 4180 with commas, UTF-8 with its mark; what would be a formula has an apostrophe in front. Sent while"
                    + " it is read: its length is not known before its end, and one that breaks off is not whole. liability is as of"
                    + " now. Customers are named by their ids")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping("/{table}.csv")
    void table(
            @OneOf(Words.BOOKS) @PathVariable("table") String name,
            @Parameter(example = "2026-11-01")
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @RequestParam(name = "from", required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(example = "2026-11-30")
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @RequestParam(name = "to", required = false)
                    @Nullable
                    LocalDate to,
            HttpServletResponse response)
            throws IOException {
        var table = BooksTable.of(name).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var period = figures.period(from, to);
        enter();
        try {
            send(table, period, response);
        } catch (RuntimeException e) {
            takeBack(response);
            throw e;
        } finally {
            room.release();
        }
    }

    private void send(BooksTable table, Period period, HttpServletResponse response) throws IOException {
        var name = "neurocards-%s-%s-%s.csv".formatted(table.word(), period.from(), period.to());
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        tables.write(table, period, response.getOutputStream());
    }

    /** As long as nothing has left, the answer can still be another one, which says what went wrong. */
    private static void takeBack(HttpServletResponse response) {
        if (!response.isCommitted()) {
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
        }
    }

    private <T> T inTurn(Supplier<T> question) {
        enter();
        try {
            return question.get();
        } finally {
            room.release();
        }
    }

    private void enter() {
        if (!room.tryAcquire()) {
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS).with("retry_after_seconds", COME_BACK_SECONDS);
        }
    }
}
