package io.neurocards.notifications;

import io.neurocards.ProductParts;
import io.neurocards.accounts.MovableClock;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.database.TestDatabase;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.notifications.messages.Channel;
import io.neurocards.notifications.messages.Message;
import io.neurocards.notifications.messages.MessageChannel;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ServerSecret;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What tells customers things as it is in production, with a real mail server on loopback and chats that are lists. */
public final class ToldStudio implements AutoCloseable {

    public final TestDatabase database;
    public final MovableClock clock;
    private final SmtpServer server = new SmtpServer();
    private final Chats chats = new Chats();
    private final AnnotationConfigApplicationContext context;

    /** The modules as they are in production. */
    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan({"io.neurocards.accounts", "io.neurocards.notifications", "io.neurocards.jobs"})
    static class Settings {}

    public ToldStudio(boolean runsJobs) {
        this(new MovableClock(), "neurocards.jobs.enabled", runsJobs);
    }

    /** Starts it with more settings: a name and a value each. */
    public ToldStudio(MovableClock clock, Object... more) {
        this(TestDatabase.fresh(), clock, more);
    }

    /** Starts it on a database where something else is at work. */
    public ToldStudio(TestDatabase database, MovableClock clock, Object... more) {
        this.database = database;
        this.clock = clock;
        var settings = new HashMap<String, Object>(Map.of(
                "neurocards.jobs.enabled",
                false,
                "neurocards.mail.host",
                "127.0.0.1",
                "neurocards.mail.port",
                server.settings().port(),
                "neurocards.mail.from",
                "studio@neurocards.local",
                "neurocards.web.public-base-url",
                "https://studio.example/"));
        for (var index = 0; index < more.length; index += 2) {
            settings.put(more[index].toString(), more[index + 1].toString());
        }
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.registerBean(DataSource.class, () -> new DelegatingDataSource(database.dataSource()));
        context.registerBean(JdbcClient.class, database::jdbc);
        context.registerBean(MovableClock.class, () -> clock);
        context.registerBean(Decisions.class, () -> database.decisions(clock));
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(NodeName.class, () -> new NodeName("node"));
        context.registerBean(Chats.class, () -> chats);
        context.register(Settings.class);
        ProductParts.into(context, "io.neurocards.accounts", "io.neurocards.notifications", "io.neurocards.jobs");
        context.refresh();
    }

    /** Stands for the bot, which is another module. */
    private static final class Chats implements MessageChannel {

        private final Set<PersonId> known = ConcurrentHashMap.newKeySet();
        private final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public Channel channel() {
            return Channel.TELEGRAM;
        }

        @Override
        public List<UUID> targets(PersonId person) {
            return known.contains(person) ? List.of(person.value()) : List.of();
        }

        @Override
        public Answer send(Message message) {
            var notice = message.in(Locale.of("ru"));
            said.add(notice.title() + "\n" + notice.body());
            return new Answer.Taken();
        }
    }

    /** A mail that arrived. */
    public record Arrived(String to, String subject, String text, String html, Map<String, String> headers) {}

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    public PersonId person(String email, String language, boolean verified) {
        var now = SqlTime.of(clock.instant());
        var person = PersonId.at(clock.instant());
        database.jdbc()
                .sql("insert into persons (id, locale, created_at) values (?, ?, ?)")
                .params(person.value(), language, now)
                .update();
        database.jdbc()
                .sql("""
                        insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                        values (?, ?, 'website', ?, ?, ?)
                        """)
                .params(UUID.randomUUID(), person.value(), email, verified ? now : null, now)
                .update();
        return person;
    }

    public void hasChat(PersonId person) {
        chats.known.add(person);
    }

    public List<String> said() {
        return List.copyOf(chats.said);
    }

    /** Says, within a transaction, that this happened. */
    public void happens(Object event) {
        get(Decisions.class).act(() -> context.publishEvent(event));
    }

    /** Says so to all parts, within the caller's transaction. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    /** The mail server answers so from now on. */
    public void mailServerAnswers(int code) {
        server.answer = code;
    }

    /** Returns what arrived, in its order. */
    public List<Arrived> mails() {
        return server.received.stream().map(ToldStudio::arrived).toList();
    }

    private static Arrived arrived(SmtpServer.Received received) {
        try {
            var message = received.message();
            var headers = new ConcurrentHashMap<String, String>();
            for (var name : List.of("Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted")) {
                var value = message.getHeader(name);
                if (value != null) {
                    headers.put(name, value[0]);
                }
            }
            return new Arrived(
                    received.recipient(),
                    message.getSubject(),
                    MailTexts.of(message, "text/plain"),
                    MailTexts.of(message, "text/html"),
                    headers);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<UUID> waiting() {
        return database.jdbc()
                .sql("select id from notifications where state = 'waiting' order by created_at, id")
                .query(UUID.class)
                .list();
    }

    /** Runs one job as the engine does. */
    public JobStep run(UUID id) throws Exception {
        return sender().run(id);
    }

    /** Runs what is due now, once. */
    public void runDue() throws Exception {
        for (var id : new HashSet<>(waiting())) {
            run(id);
        }
    }

    private JobHandler sender() {
        return context.getBeansOfType(JobHandler.class).values().stream()
                .filter(handler -> handler.type().name().equals("send-notification"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
        server.close();
        database.close();
    }
}
