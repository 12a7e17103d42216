package io.neurocards.web.desk.reports;

import io.neurocards.operations.books.figures.Amounts;
import io.neurocards.operations.books.figures.BookFigures;
import io.neurocards.operations.books.figures.BooksCsv;
import io.neurocards.operations.books.figures.BooksTable;
import io.neurocards.operations.books.figures.Rates;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The books as figures. They read whole tables, so that one reader is served at a time. */
@Controller
@OfDesk
class BooksPages {

    private static final int COME_BACK_SECONDS = 10;

    private final BookFigures figures;
    private final BooksCsv tables;
    private final MessageSource messages;
    private final Semaphore room = new Semaphore(1);

    BooksPages(BookFigures figures, BooksCsv tables, MessageSource messages) {
        this.figures = figures;
        this.tables = tables;
        this.messages = messages;
    }

    @GetMapping("/desk/books")
    String books(
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            Model model,
            Locale locale) {
        enter();
        try {
            var all = figures.count(figures.period(day(from, "from"), day(to, "to")));
            model.addAttribute("books", all);
            var words = new DeskWords(messages, locale);
            model.addAttribute("view", new BooksView(all, words));
            model.addAttribute("charts", new BooksCharts(all, words).charts());
            model.addAttribute("tables", BooksTable.words());
            return "desk/books";
        } finally {
            room.release();
        }
    }

    @GetMapping("/desk/books/{table}.csv")
    void csv(
            @PathVariable("table") String word,
            @RequestParam(name = "from", defaultValue = "") String from,
            @RequestParam(name = "to", defaultValue = "") String to,
            HttpServletResponse response)
            throws IOException {
        var table = BooksTable.of(word).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var period = figures.period(day(from, "from"), day(to, "to"));
        enter();
        try {
            response.setContentType("text/csv; charset=utf-8");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + table.word() + ".csv\"");
            tables.write(table, period, response.getOutputStream());
        } finally {
            room.release();
        }
    }

    private void enter() {
        if (!room.tryAcquire()) {
            throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS).with("retry_after_seconds", COME_BACK_SECONDS);
        }
    }

    private static @Nullable LocalDate day(String typed, String field) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    /** Amounts in words. */
    record BooksView(BookFigures.All all, DeskWords words) {

        /** Returns all of it in the currency of the books, or each currency where a rate is missing. */
        public String money(Amounts amounts) {
            return amounts.total(all.rates())
                    .map(total -> total.toPlainString() + " " + all.rates().currency())
                    .orElseGet(() -> each(amounts));
        }

        public String each(Amounts amounts) {
            return amounts.units().entrySet().stream()
                    .map(one -> one.getValue().toPlainString() + " " + one.getKey())
                    .collect(Collectors.joining(", "));
        }

        public String minor(String currency, long minor) {
            return Rates.inUnits(currency, BigDecimal.valueOf(minor)).toPlainString() + " " + currency;
        }

        public String net(BookFigures.All of) {
            return money(of.money().sum(line -> line.net()));
        }
    }
}
