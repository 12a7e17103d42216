package io.neurocards.database.pair;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.MDCFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Thousands of histories of failures would fill the log; the thread that plays them says nothing. */
final class Quiet {

    private static final String KEY = "simulated";

    private Quiet() {}

    /** Has to be repeated before each history: a test beside this one that starts the application sets up logging anew. */
    static void make() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (context.getTurboFilterList().stream().noneMatch(Silence.class::isInstance)) {
            var silence = new Silence();
            silence.setMDCKey(KEY);
            silence.setValue(KEY);
            silence.setOnMatch(FilterReply.DENY.name());
            silence.start();
            context.addTurboFilter(silence);
        }
    }

    static MDC.MDCCloseable here() {
        return MDC.putCloseable(KEY, KEY);
    }

    private static final class Silence extends MDCFilter {}
}
