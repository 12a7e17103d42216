package io.neurocards;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/** The log as programs read it: one JSON object a line, with whose, which job's and which request's it is where there is one. */
final class JsonLines implements StructuredLogFormatter<ILoggingEvent> {

    private final LogMask mask;
    private final JsonWriter<ILoggingEvent> writer;

    JsonLines(Environment environment) {
        this.mask = LogMask.of(environment);
        this.writer = JsonWriter.<ILoggingEvent>of(members -> {
                    members.add("time", event -> event.getInstant().toString());
                    members.add("level", event -> event.getLevel().toString());
                    members.add("logger", ILoggingEvent::getLoggerName);
                    members.add("thread", ILoggingEvent::getThreadName);
                    members.add("message", event -> mask.masked(event.getFormattedMessage()));
                    for (var about : new String[] {"request", "account", "job"}) {
                        members.add(
                                        about,
                                        (ILoggingEvent event) ->
                                                event.getMDCPropertyMap().get(about))
                                .whenNotNull();
                    }
                    members.add("failure", this::failure).whenNotNull();
                })
                .withNewLineAtEnd();
    }

    @Override
    public String format(ILoggingEvent event) {
        return writer.writeToString(event);
    }

    private @Nullable String failure(ILoggingEvent event) {
        return event.getThrowableProxy() == null
                ? null
                : mask.masked(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
}
