package io.neurocards.notifications;

import io.neurocards.operations.alerts.Level;
import io.neurocards.operations.alerts.OperatorCall;
import io.neurocards.operations.databases.CallTexts;
import java.util.List;
import java.util.Locale;

/** Writes calls for help as letters; reads no database. */
record Letters(CallTexts texts, Locale language, QuietHours quiet) {

    private static final int MOST = 20;

    Letter of(OperatorCall call) {
        var subject = texts.subject(call, language);
        var text = texts.text(call, language);
        var isQuiet = call.level() == Level.INFO
                || call.isOver()
                || (call.level() != Level.CRITICAL && quiet.holds(call.at()));
        return new Letter(
                call.id(),
                call.alert(),
                call.cause() + (call.isOver() ? " passed" : ""),
                call.at(),
                isQuiet,
                call.alert() != null && !call.isOver() && call.level() == Level.CRITICAL,
                subject,
                texts.line(call, language),
                text,
                subject + "\n\n" + text);
    }

    /** Returns one letter that stands for all of {@code letters}: their lines, as many as can be read. */
    Letter digest(List<Letter> letters) {
        var first = letters.getFirst();
        var lines = String.join(
                "\n\n", letters.stream().limit(MOST).map(Letter::line).toList());
        var text = texts.digest(lines, Math.max(0, letters.size() - MOST), language);
        var subject = texts.digestSubject(letters.size(), language);
        return new Letter(
                first.id(),
                null,
                "digest of " + letters.size(),
                first.at(),
                letters.stream().allMatch(Letter::isQuiet),
                false,
                subject,
                subject,
                text,
                subject + "\n\n" + text);
    }
}
