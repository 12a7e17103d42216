package io.neurocards.operations.books;

import io.neurocards.shared.OperatorTool;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The operator's command {@code books check}. */
@Component
record BooksTool(BooksCheck check) implements OperatorTool {

    private static final int WELL = 0;
    private static final int UNFIT = 1;
    private static final int NOT_RUN = 2;

    @Override
    public String name() {
        return "books";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (!words.equals(List.of("check"))) {
            say.accept("Usage: books check");
            return NOT_RUN;
        }
        var report = check.check();
        for (var finding : report.findings()) {
            say.accept(finding.rule() + ": " + finding.rows() + " rows");
            finding.examples().forEach(each -> say.accept("  " + each.subject() + ": " + each.said()));
        }
        say.accept(BooksCheck.rules().size() + " rules looked at, " + report.differences() + " differences");
        return report.findings().isEmpty() ? WELL : UNFIT;
    }
}
