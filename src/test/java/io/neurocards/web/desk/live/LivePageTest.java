package io.neurocards.web.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.pair.Mode;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.RedisDesk.RedisReport;
import io.neurocards.operations.figures.PlatformFigures;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.operations.overview.Overview;
import io.neurocards.operations.processes.ProcessSeen;
import io.neurocards.operations.processes.ProcessState;
import io.neurocards.providers.Model;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.vendors.AccountLimits;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.shared.Platform;
import io.neurocards.shared.Role;
import io.neurocards.web.desk.HouseState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Every card of the dashboard with figures that are known, each at its own place. */
class LivePageTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID CLIP = UUID.fromString("019a0000-0000-7000-8000-000000000001");

    @Test
    void every_card_tells_what_it_was_given() {
        var told = text(Locale.ENGLISH, true);

        assertThat(told)
                .contains(
                        "The sky falls since 23 Nov 2026, 11:50:00 . Clips that wait: 15, worth 21 credits. Hold it up")
                .contains("What should be done 12 of 40 clips failed Look at the keys")
                .contains("Databases Both databases FULL_OPERATIONAL , since 23 Nov 2026, 11:00:00")
                .contains("primary decides Answers in 3 ms Behind 0 Up 99.90 % Last hour 98.50 %")
                .contains("backup follows Answers in 41 ms Behind 17 Up 97.25 % Last hour 50.00 %")
                .contains("Redis answers , since 23 Nov 2026, 11:40:00 Answers in 0.4 ms")
                .contains("Operations that wait All / limit 6 / 5000 Oldest, s 77 For a person 1 Payments 2")
                .contains("Copies for reading Entries 1,234 KiB 64 Hits 87.5 %")
                .contains("Clips by stage waits 4 being made 11 Ended today Successful 75 % completed 9 failed 3")
                .contains("alive vps-1 node-a bot,worker · makes 1 · sign of life 23 Nov 2026, 11:59:55")
                .contains(CLIP + " · being made since 23 Nov 2026, 11:58:00")
                .contains("lost vps-2 node-b worker · makes 0 · sign of life 23 Nov 2026, 11:30:00")
                .contains("Telegram · known: 31, orders: 12 · active · last seen 23 Nov 2026, 11:57:00")
                .contains("website · known: 8, orders: 2 · not active · last seen 23 Nov 2026, 09:00:00")
                .contains("too many calls kie ab12cd34 · makes 2, failures 5 · 23 Nov 2026, 12:01:00")
                .contains("healthy kling ef56ab78 · makes 7, failures 0")
                .contains("Proxies May be used 2 / 3 Left alone 1 10.0.0.9:1080 · failures: 13 rests")
                .contains("on sale sora-x · under way 5, completed 19, failed 2")
                .contains("Waiting to be paid Payments 4 The first since 23 Nov 2026, 11:45:00")
                .contains("Money today payments: 3 1470.50 RUB payments: 2 410 XTR")
                .contains("Credits of all customers Available 5,600 Held 21")
                .contains("As of 23 Nov 2026, 12:00:00")
                .doesNotContain("??");
    }

    @Test
    void takings_are_not_for_everybody_and_every_word_is_there_in_russian() {
        assertThat(text(Locale.ENGLISH, false)).doesNotContain("Money today").doesNotContain("1470.50");
        var russian = text(Locale.of("ru"), true);
        assertThat(russian)
                .contains("Ответ 3 мс Отстаёт 0")
                .contains("Ответ 0,4 мс")
                .contains("Прокси Можно использовать 2 / 3 Отдыхают 1")
                .contains("Ждут оплаты Платежи 4 Первый ждёт с")
                .doesNotContain("??")
                .doesNotContainPattern("rate_limit|not_active|on_sale|in_sync|following|queued|generating| ms ");
    }

    @Test
    void with_nothing_to_tell_it_says_so() {
        var overview = new Overview(
                NOW,
                List.of(),
                List.of(),
                0,
                List.of(),
                new Proxies.Counts(0, 0, 0),
                List.of(),
                List.of(),
                new Overview.Pending(0, null),
                new Overview.Credits(0, 0));
        var told = text(
                new LiveParts.Parts(report(), Optional.of(overview), Optional.empty(), List.of(), List.of()),
                new LivePage.Beside(new HouseState.Now("FULL_OPERATIONAL", List.of()), null, null),
                Locale.ENGLISH,
                true);

        assertThat(told)
                .contains("Proxies No proxies are set.")
                .contains("Waiting to be paid Payments 0 ")
                .contains("Keys No provider has a key here.")
                .doesNotContain("Redis")
                .doesNotContain("What should be done");
    }

    private static String text(Locale locale, boolean money) {
        var wrong = new HouseState.Wrong("critical", "The sky falls", at("11:50:00"), "Hold it up");
        var beside = new LivePage.Beside(
                new HouseState.Now("FULL_OPERATIONAL", List.of(wrong)),
                new RedisReport("answers", at("11:40:00"), 0.4, NOW),
                List.of(new LivePage.Advised("12 of 40 clips failed", "Look at the keys")));
        return text(parts(), beside, locale, money);
    }

    private static String text(LiveParts.Parts parts, LivePage.Beside beside, Locale locale, boolean money) {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setBasenames("classpath:messages/desk", "classpath:messages/desk-growth");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        var engine = new SpringTemplateEngine();
        engine.setTemplateEngineMessageSource(messages);
        engine.setTemplateResolver(resolver);
        return new LivePage(engine, messages)
                .of(parts, beside, locale, money)
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private static LiveParts.Parts parts() {
        var platforms = new PlatformFigures.All(
                List.of(
                        new PlatformFigures.Figures(
                                Platform.TELEGRAM, 31, 12, PlatformFigures.Activity.ACTIVE, at("11:57:00")),
                        new PlatformFigures.Figures(
                                Platform.WEBSITE, 8, 2, PlatformFigures.Activity.NOT_ACTIVE, at("09:00:00"))),
                39,
                NOW);
        var keys = List.of(
                key("kie", "ab12cd34", Trouble.RATE_LIMIT, at("12:01:00"), 5, 2),
                key("kling", "ef56ab78", null, null, 0, 7));
        var model = new Model(
                "sora-x",
                "kie",
                Map.of("ru", "Модель", "en", "Model"),
                Set.of("text"),
                List.of("9:16"),
                new Model.Seconds(8, 8, 8, List.of(8)),
                "720p",
                true,
                3,
                110,
                1000,
                60,
                Model.State.LIVE,
                null,
                null);
        var models = List.of(new ModelsReport.ModelStanding(
                model, ModelsReport.Sale.ON_SALE, null, null, new ModelsReport.Clips(2, 3, 19, 2)));
        return new LiveParts.Parts(report(), Optional.of(overview()), Optional.of(platforms), keys, models);
    }

    private static Overview overview() {
        return new Overview(
                NOW,
                List.of(new Overview.Count("queued", 4), new Overview.Count("generating", 11)),
                List.of(new Overview.Count("completed", 9), new Overview.Count("failed", 3)),
                21,
                List.of(
                        process("node-a", "vps-1", Set.of(Role.BOT, Role.WORKER), "11:59:55", ProcessState.ALIVE, true),
                        process("node-b", "vps-2", Set.of(Role.WORKER), "11:30:00", ProcessState.LOST, false)),
                new Proxies.Counts(2, 1, 3),
                List.of(new Overview.Proxy("10.0.0.9:1080", 13, true)),
                List.of(new Overview.Takings("RUB", 3, 147_050), new Overview.Takings("XTR", 2, 410)),
                new Overview.Pending(4, at("11:45:00")),
                new Overview.Credits(5600, 21));
    }

    private static ProcessSeen process(
            String name, String host, Set<Role> roles, String seen, ProcessState state, boolean isBusy) {
        var work = List.of(new ProcessSeen.Work(CLIP, "generating", at("11:58:00")));
        return new ProcessSeen(
                UUID.randomUUID(), name, host, roles, "1", NOW, at(seen), state, isBusy ? work : List.of());
    }

    private static KeysReport.KeyHealth key(
            String provider,
            String fingerprint,
            @Nullable Trouble trouble,
            @Nullable Instant until,
            int failures,
            long running) {
        var limits = new AccountLimits(20, Duration.ofSeconds(10), 50);
        return new KeysReport.KeyHealth(
                UUID.randomUUID(), provider, 1, fingerprint, trouble, until, failures, running, 1, limits);
    }

    private static DatabaseReport report() {
        var dead = new DatabaseReport.Dead(UUID.randomUUID(), "order", "no_credits", NOW);
        return new DatabaseReport(
                Mode.FULL_OPERATIONAL,
                "configured",
                at("11:00:00"),
                NOW,
                3600,
                7,
                "primary",
                false,
                null,
                List.of(
                        database("primary", "deciding", 3, 0, new DatabaseReport.Uptime(1000, 999, 99.9, 98.5)),
                        database("backup", "following", 41, 17, new DatabaseReport.Uptime(400, 389, 97.25, 50))),
                new DatabaseReport.Operations(10, 7, 1, 1, 1),
                new DatabaseReport.Queue(
                        6, Map.of(), Map.of(), Map.of(), NOW, 77L, NOW, 5000, List.of(dead), 2, 2, List.of()),
                new DatabaseReport.Cache(1234, 65_536, 7, 1, 87.5),
                List.of(),
                List.of(),
                new DatabaseReport.Orphans(0, List.of()),
                null,
                List.of());
    }

    private static DatabaseReport.Database database(
            String side, String state, long latency, long lag, DatabaseReport.Uptime uptime) {
        return new DatabaseReport.Database(side, state, NOW, null, null, latency, lag, uptime);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }
}
