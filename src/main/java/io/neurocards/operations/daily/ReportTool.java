package io.neurocards.operations.daily;

import io.neurocards.shared.OperatorTool;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The operator's command {@code report [DAY]}: a day in numbers, yesterday unless said. What is recommended is known to a running
 * studio only.
 */
record ReportTool(DailyReports reports, DailyWords words) implements OperatorTool {

    private static final int WELL = 0;
    private static final int NOT_RUN = 2;

    @Override
    public String name() {
        return "report";
    }

    @Override
    public int run(List<String> said, Consumer<String> say) {
        try {
            if (said.size() <= 1) {
                var day = said.isEmpty() ? reports.yesterday() : LocalDate.parse(said.getFirst());
                words.figures(reports.of(day), Locale.ENGLISH).lines().forEach(say);
                return WELL;
            }
        } catch (DateTimeException _) {
            say.accept("Not a day such as 2026-01-31");
        }
        say.accept("Usage: report [2026-01-31]");
        return NOT_RUN;
    }
}
