package io.neurocards.web.desk.live;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.daily.Advices;
import io.neurocards.operations.daily.DailyWords;
import io.neurocards.operations.databases.RedisDesk;
import io.neurocards.web.desk.HouseState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the dashboard tells, with what is wrong and what is recommended in a reader's language. */
@Component
final class LivePicture {

    private final LivePage page;
    private final HouseState house;
    private final RedisDesk redis;
    private final Advices advices;
    private final DailyWords adviceWords;

    LivePicture(LivePage page, HouseState house, RedisDesk redis, Advices advices, DailyWords adviceWords) {
        this.page = page;
        this.house = house;
        this.redis = redis;
        this.advices = advices;
        this.adviceWords = adviceWords;
    }

    /** @param money whether takings are shown */
    String of(LiveParts.Parts parts, Locale locale, boolean money) {
        var advice = advice(parts.databases().mode(), locale);
        var beside = new LivePage.Beside(house.now(locale), redis.now().orElse(null), advice);
        return page.of(parts, beside, locale, money);
    }

    /** What is recommended; nothing until the first look at the numbers is over. */
    private @Nullable List<LivePage.Advised> advice(Mode mode, Locale locale) {
        var lately = advices.lately();
        return (mode == Mode.CACHE_ONLY ? lately.known() : lately.glance())
                .map(found -> found.value().stream()
                        .map(one ->
                                new LivePage.Advised(adviceWords.reason(one, locale), adviceWords.action(one, locale)))
                        .toList())
                .orElse(null);
    }
}
