package io.neurocards.telegram.broadcast;

import com.pengrad.telegrambot.model.Update;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neurocards.ProductParts;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.Jobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaStore;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.proxies.Proxies;
import io.neurocards.providers.proxies.TestProxies;
import io.neurocards.providers.vendors.AccountCredit;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.providers.vendors.TestKeys;
import io.neurocards.providers.vendors.UnblockKey;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Roles;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import io.neurocards.shared.UuidV7;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.updates.SetAsideUpdates;
import io.neurocards.telegram.updates.UpdateHandler;
import io.neurocards.telegram.updates.UpdateInterceptor;
import io.neurocards.videos.HouseStudio;
import io.neurocards.videos.VideoInterventions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The desk and the broadcasts, wired as in production, over a studio in the test's hand and a Telegram that keeps everything. */
public final class DeskContext implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private final HouseStudio studio;
    private final TestKeys keys;
    private final ScriptedOutgoing outgoing = new ScriptedOutgoing();

    /** Before a Telegram that keeps everything, in the studio's time; nothing is done that the test does not call for. */
    public DeskContext(HouseStudio studio, String adminIds) {
        this(studio, adminIds, "a1,b2;c3");
    }

    /** The same with these keys of the vendor kie. */
    public DeskContext(HouseStudio studio, String adminIds, String keys) {
        this(
                studio,
                adminIds,
                new TestKeys(studio.database(), studio.engine().clock(), keys),
                studio.engine().clock(),
                Map.of());
        context.registerBean(
                AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class, NothingStarts::new);
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Outgoing.class, () -> outgoing);
        context.register(SetAsideUpdates.class);
        context.refresh();
    }

    /** What looks at the clock by itself would race the test's next line. */
    private static final class NothingStarts implements LifecycleProcessor {

        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }

    /** Before the sandbox's Telegram, polling it and sending to it in real time; what no part takes is left lying. */
    public static DeskContext at(SandboxTelegram telegram, HouseStudio studio, String adminIds) {
        var desk = new DeskContext(
                studio,
                adminIds,
                new TestKeys(studio.database(), Clock.systemUTC(), "a1,b2;c3"),
                Clock.systemUTC(),
                Map.of(
                        "neurocards.telegram.token",
                        SandboxTelegram.TOKEN,
                        "neurocards.telegram.api-url",
                        telegram.api().toString()));
        desk.context.registerBean(Sleeper.class, () -> Thread::sleep);
        desk.context.register(Interceptors.class);
        ProductParts.into(
                desk.context,
                "io.neurocards.telegram.client",
                "io.neurocards.telegram.outgoing",
                "io.neurocards.telegram.updates");
        desk.context.refresh();
        return desk;
    }

    /** Hands each update to whoever takes it, as the dialogue does first. */
    static final class Interceptors implements UpdateHandler {

        private final List<UpdateInterceptor> all;

        Interceptors(List<UpdateInterceptor> all) {
            this.all = all;
        }

        @Override
        public void handle(Update update) throws Exception {
            for (var one : all) {
                if (one.take(update)) {
                    return;
                }
            }
        }
    }

    private DeskContext(HouseStudio studio, String adminIds, TestKeys keys, Clock clock, Map<String, Object> more) {
        this.studio = studio;
        this.keys = keys;
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("telegram", more));
        context.getEnvironment()
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "test",
                        Map.of(
                                "neurocards.telegram.token",
                                "1234567:" + "A".repeat(35),
                                "neurocards.telegram.admin-ids",
                                adminIds,
                                "neurocards.jobs.enabled",
                                "false")));
        context.registerBean(
                DataSource.class,
                () -> new DelegatingDataSource(studio.database().dataSource()));
        context.registerBean(JdbcClient.class, () -> studio.database().jdbc());
        context.registerBean(Decisions.class, () -> studio.database().decisions(clock));
        context.registerBean(ObjectMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Jobs.class, () -> studio.engine().jobs());
        context.registerBean(Ledger.class, studio::ledger);
        context.registerBean(MediaStore.class, studio::store);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(VideoInterventions.class, studio::interventions);
        context.registerBean(Roles.class, Roles::every);
        context.registerBean(NodeName.class, () -> new NodeName("node"));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(Proxies.class, TestProxies::none);
        context.registerBean(
                Catalogue.class,
                () -> TestProviders.catalogueOfWords(studio.database().jdbc(), clock));
        context.registerBean(KeysReport.class, keys::report);
        context.registerBean(UnblockKey.class, () -> keys.unblock());
        context.registerBean(AccountCredit.class, () -> keys.credit());
        context.registerBean(AttemptAnswers.class, keys::answers);
        context.registerBean(StarsRefunds.class, () -> (_, _) -> new StarsRefunds.Answer.Done());
        context.register(Settings.class);
        ProductParts.into(
                context,
                "io.neurocards.accounts",
                "io.neurocards.payments",
                "io.neurocards.operations",
                "io.neurocards.telegram.admin",
                "io.neurocards.telegram.broadcast");
        forget(
                "io.neurocards.operations.backups.",
                "io.neurocards.operations.older.",
                "io.neurocards.operations.health.",
                "io.neurocards.operations.preflight.",
                "io.neurocards.operations.metrics.",
                "io.neurocards.operations.house.SendClipAgain");
    }

    /** Files, other databases, clips that go out, and what looks at the process are no part of the desk. */
    private void forget(String... packages) {
        for (var name : context.getBeanDefinitionNames()) {
            var type = context.getBeanDefinition(name).getBeanClassName();
            if (type != null && Stream.of(packages).anyMatch(type::startsWith)) {
                context.removeBeanDefinition(name);
            }
        }
    }

    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.operations", "io.neurocards.telegram"})
    static class Settings {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Returns the keys of the one vendor, which are not what makes the studio's clips. */
    public TestKeys keys() {
        return keys;
    }

    public ScriptedOutgoing outgoing() {
        return outgoing;
    }

    /** Lets a chat with the bot exist. */
    public void chat(long id, String username, String locale, Instant activeAt) {
        studio.database()
                .jdbc()
                .sql("""
                        insert into telegram_chats (id, chat_id, username, first_name, locale, dialogue, dialogue_version,
                                                    last_update, created_at, last_active_at)
                        values (:id, :chat, :username, :name, :locale, '{}', 1, 1, :at, :at)
                        """)
                .param("id", UuidV7.at(activeAt))
                .param("chat", id)
                .param("username", username)
                .param("name", "<i>" + username + "</i>")
                .param("locale", locale)
                .param("at", SqlTime.of(activeAt))
                .update();
    }

    /** Lets the owner of a chat be this person; with an address when there is one. */
    public void customer(PersonId person, long telegramId, @Nullable String email) {
        var now = SqlTime.of(studio.engine().clock().instant());
        var jdbc = studio.database().jdbc();
        jdbc.sql("insert into persons (id, first_name, locale, created_at) values (:id, 'Анна', 'ru', :now)")
                .param("id", person.value())
                .param("now", now)
                .update();
        jdbc.sql(
                        "insert into consents (id, person_id, terms_version, accepted_at) values (:id, :person, :version, :now)")
                .param("id", UuidV7.at(studio.engine().clock().instant()))
                .param("person", person.value())
                .param("version", get(Consents.class).currentVersion())
                .param("now", now)
                .update();
        identity(person, "telegram", Long.toString(telegramId));
        if (email != null) {
            identity(person, "website", email);
        }
    }

    private void identity(PersonId person, String platform, String externalId) {
        var now = studio.engine().clock().instant();
        studio.database()
                .jdbc()
                .sql("""
                        insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                        values (:id, :person, :platform, :external, :now, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("platform", platform)
                .param("external", externalId)
                .param("now", SqlTime.of(now))
                .update();
    }

    public long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        context.close();
    }
}
