package io.neurocards;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/** The log as people read it: one line, what it is about behind it in braces, and the way to a failure below. */
final class PlainLines implements StructuredLogFormatter<ILoggingEvent> {

    private final LogMask mask;

    PlainLines(Environment environment) {
        this.mask = LogMask.of(environment);
    }

    @Override
    public String format(ILoggingEvent event) {
        var line = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %s %-5s [%s] %s: %s",
                event.getInstant(),
                marker(event.getLevel()),
                event.getLevel(),
                event.getThreadName(),
                shortened(event.getLoggerName()),
                event.getFormattedMessage()));
        var about = new TreeMap<>(event.getMDCPropertyMap());
        if (!about.isEmpty()) {
            line.append(' ').append(about);
        }
        line.append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            line.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
        return mask.masked(line.toString());
    }

    /** What an eye finds in a long page. */
    private static String marker(Level level) {
        return switch (level.toInt()) {
            case Level.ERROR_INT -> "❌";
            case Level.WARN_INT -> "⚠️";
            case Level.INFO_INT -> "ℹ️";
            default -> "🔍";
        };
    }

    private static String shortened(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }
}
