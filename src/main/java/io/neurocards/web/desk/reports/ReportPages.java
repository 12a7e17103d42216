package io.neurocards.web.desk.reports;

import io.neurocards.operations.books.figures.Csv;
import io.neurocards.operations.reports.DailyFigure;
import io.neurocards.operations.reports.ReportSpan;
import io.neurocards.operations.reports.Reports;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.OfDesk;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** How the business went, as a page and as files. */
@Controller
@OfDesk
class ReportPages {

    private final Reports reports;
    private final MessageSource messages;

    ReportPages(Reports reports, MessageSource messages) {
        this.reports = reports;
        this.messages = messages;
    }

    @GetMapping("/desk/reports")
    String report(@RequestParam(name = "days", defaultValue = "30") int days, Model model, Locale locale) {
        var span = span(days);
        var report = reports.of(span);
        var view = new ReportView(report, new DeskWords(messages, locale));
        model.addAttribute("report", report);
        model.addAttribute("span", span.days());
        model.addAttribute(
                "spans",
                Arrays.stream(ReportSpan.values()).map(ReportSpan::days).toList());
        model.addAttribute("numbers", view.numbers());
        model.addAttribute("panels", view.panels());
        return "desk/reports";
    }

    @GetMapping("/desk/reports/{figure}.csv")
    void csv(
            @PathVariable("figure") String word,
            @RequestParam(name = "days", defaultValue = "30") int days,
            HttpServletResponse response)
            throws IOException {
        var figure = DailyFigure.of(word).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var counts = reports.counts(figure, span(days));
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + figure.word() + ".csv\"");
        var heads = Stream.concat(Stream.of("day"), Stream.concat(figure.parts().stream(), Stream.of("count")));
        var csv = new Csv(response.getOutputStream(), heads.toArray(String[]::new));
        counts.forEach(one -> csv.line(
                Stream.concat(Stream.of(one.day()), Stream.concat(one.parts().stream(), Stream.of(one.count())))
                        .toArray()));
        csv.flush();
    }

    private static ReportSpan span(int days) {
        return ReportSpan.of(days)
                .orElseThrow(() -> new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "days"));
    }
}
