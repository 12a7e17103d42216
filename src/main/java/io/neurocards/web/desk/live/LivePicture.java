package io.neurocards.web.desk.live;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.daily.Advices;
import io.neurocards.operations.daily.DailyWords;
import io.neurocards.operations.databases.RedisDesk;
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

/** What the dashboard tells, as a piece of a page in which every value is escaped. */
@Component
final class LivePicture {

    private final SpringTemplateEngine templates;
    private final HouseState house;
    private final RedisDesk redis;
    private final Advices advices;
    private final DailyWords adviceWords;
    private final MessageSource messages;

    LivePicture(
            SpringTemplateEngine templates,
            HouseState house,
            RedisDesk redis,
            Advices advices,
            DailyWords adviceWords,
            MessageSource messages) {
        this.templates = templates;
        this.house = house;
        this.redis = redis;
        this.advices = advices;
        this.adviceWords = adviceWords;
        this.messages = messages;
    }

    /** @param money whether takings are shown */
    String of(LiveParts.Parts parts, Locale locale, boolean money) {
        var context = new Context(locale);
        context.setVariable("words", new DeskWords(messages, locale));
        context.setVariable("house", house.now(locale));
        context.setVariable("advice", advice(parts.databases().mode(), locale));
        context.setVariable("report", parts.databases());
        context.setVariable("redis", redis.now().orElse(null));
        context.setVariable("overview", parts.overview().orElse(null));
        context.setVariable("platforms", parts.platforms().orElse(null));
        context.setVariable("activeMinutes", PlatformFigures.ACTIVE.toMinutes());
        context.setVariable("keys", parts.keys());
        context.setVariable("models", parts.models());
        context.setVariable("money", money);
        return templates.process("desk/live", context);
    }

    /** What is recommended; nothing until the first look at the numbers is over. */
    private @Nullable List<Advised> advice(Mode mode, Locale locale) {
        var lately = advices.lately();
        return (mode == Mode.CACHE_ONLY ? lately.known() : lately.glance())
                .map(found -> found.value().stream()
                        .map(one -> new Advised(adviceWords.reason(one, locale), adviceWords.action(one, locale)))
                        .toList())
                .orElse(null);
    }

    /** A recommendation in words. */
    record Advised(String reason, String action) {}
}
