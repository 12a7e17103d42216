package io.neurocards.web.desk.live;

import io.neurocards.operations.databases.RedisDesk.RedisReport;
import io.neurocards.operations.figures.PlatformFigures;
import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.HouseState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** Writes what the dashboard tells as a piece of a page in which every value is escaped. */
@Component
record LivePage(SpringTemplateEngine templates, MessageSource messages) {

    /**
     * What is told besides the figures.
     *
     * @param redis null where none is set
     * @param advice null until it was looked for
     */
    record Beside(
            HouseState.Now house,
            @Nullable RedisReport redis,
            @Nullable List<Advised> advice) {}

    /** A recommendation in words. */
    record Advised(String reason, String action) {}

    /** @param money whether takings are shown */
    String of(LiveParts.Parts parts, Beside beside, Locale locale, boolean money) {
        var context = new Context(locale);
        context.setVariable("words", new DeskWords(messages, locale));
        context.setVariable("house", beside.house());
        context.setVariable("advice", beside.advice());
        context.setVariable("report", parts.databases());
        context.setVariable("redis", beside.redis());
        context.setVariable("overview", parts.overview().orElse(null));
        context.setVariable("platforms", parts.platforms().orElse(null));
        context.setVariable("activeMinutes", PlatformFigures.ACTIVE.toMinutes());
        context.setVariable("keys", parts.keys());
        context.setVariable("models", parts.models());
        context.setVariable("money", money);
        return templates.process("desk/live", context);
    }
}
