package io.neurocards.web.desk.live;

import io.neurocards.web.desk.DeskWords;
import io.neurocards.web.desk.HouseState;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** What the dashboard tells, as a piece of a page in which every value is escaped. */
@Component
final class LivePicture {

    private final SpringTemplateEngine templates;
    private final HouseState house;
    private final MessageSource messages;

    LivePicture(SpringTemplateEngine templates, HouseState house, MessageSource messages) {
        this.templates = templates;
        this.house = house;
        this.messages = messages;
    }

    /** @param money whether takings are shown */
    String of(LiveParts.Parts parts, Locale locale, boolean money) {
        var context = new Context(locale);
        context.setVariable("words", new DeskWords(messages, locale));
        context.setVariable("house", house.now(locale));
        context.setVariable("report", parts.databases());
        context.setVariable("overview", parts.overview().orElse(null));
        context.setVariable("platforms", parts.platforms().orElse(null));
        context.setVariable("keys", parts.keys());
        context.setVariable("models", parts.models());
        context.setVariable("money", money);
        return templates.process("desk/live", context);
    }
}
