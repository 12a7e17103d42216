package io.neurocards.accounts.erasure;

import io.neurocards.ProductParts;
import io.neurocards.accounts.Consents;
import io.neurocards.accounts.EmailDelivery;
import io.neurocards.accounts.devices.OwnDevices;
import io.neurocards.accounts.devices.PushToken;
import io.neurocards.accounts.devices.RegisterDevice;
import io.neurocards.accounts.devices.RegisterDevice.By;
import io.neurocards.accounts.devices.RegisterDevice.Form;
import io.neurocards.accounts.sync.SyncDocuments;
import io.neurocards.accounts.sync.SyncOperation;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.jobs.Jobs;
import io.neurocards.ledger.Ledger;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.StarsPaid;
import io.neurocards.payments.StarsRefunds;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ServerSecret;
import io.neurocards.shared.Sleeper;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.HouseStudio;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Accounts, payments, videos and chats, wired as in production, with time and mishaps in the test's hand. */
final class ErasureFixture implements AutoCloseable {

    static final long ANNA = 7_000_000_003L;
    static final String EMAIL = "anna@shop.test";

    final HouseStudio studio;
    final Mishap mishap = new Mishap();
    final List<Object> events = new ArrayList<>();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    ErasureFixture(Path folder) throws IOException {
        studio = new HouseStudio(folder);
        var clock = studio.engine().clock();
        context.register(Settings.class);
        context.registerBean(JdbcClient.class, () -> studio.database().jdbc());
        context.registerBean(Sleeper.class, () -> _ -> {});
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(Decisions.class, () -> studio.database().decisions(clock));
        context.registerBean(Ledger.class, studio::ledger);
        context.registerBean(Jobs.class, () -> studio.engine().jobs());
        context.registerBean(ServerSecret.class, () -> new ServerSecret(new byte[32]));
        context.registerBean(EmailDelivery.class, () -> () -> true);
        context.registerBean(StarsRefunds.class, () -> (_, _) -> new StarsRefunds.Answer.Done());
        context.registerBean("videos", PersonalData.class, studio::leaving);
        context.registerBean("mishap", PersonalData.class, () -> mishap);
        ProductParts.into(
                context, "io.neurocards.accounts", "io.neurocards.payments", "io.neurocards.telegram.erasure");
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> payload) {
                events.add(payload.getPayload());
            }
        });
        context.refresh();
        studio.engine().handle(get(EraseFiles.class)).repeat(get(ResumeErasures.class));
    }

    /** Binds as the application does. */
    @ConfigurationPropertiesScan("io.neurocards.accounts")
    private static final class Settings {}

    /** A module that dies, as often as it is told to, before the rows are committed or before the files are gone. */
    static final class Mishap implements PersonalData {

        int beforeCommit;
        int beforeFilesAreGone;

        @Override
        public void eraseRows(Leaving leaving) {
            if (beforeCommit-- > 0) {
                throw new IllegalStateException("died before the commit");
            }
        }

        @Override
        public void eraseFiles(PersonId person) throws IOException {
            if (beforeFilesAreGone-- > 0) {
                throw new IOException("died with files left");
            }
        }
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    PersonId join(long telegramId, @Nullable String referral) {
        var user = new TelegramUser(telegramId, "anna_shop", "Анна", Locale.of("ru"));
        return get(JoinByTelegram.class).join(user, get(Consents.class).currentVersion(), referral);
    }

    /** Returns a customer known by everything by which one can be known, with ten credits. */
    PersonId anna() {
        var anna = join(ANNA, null);
        get(Decisions.class).act(() -> studio.ledger().grant(anna, Credits.of(10), "test:" + anna, now()));
        sql("""
                insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                values (:id, :person, 'website', 'anna@shop.test', :now, :now)
                """, anna);
        sql("""
                insert into credentials (id, person_id, password_hash, changed_at)
                values (:id, :person, 'hash of anna_shop', :now)
                """, anna);
        sql("""
                insert into sessions (id, person_id, token_hash, created_at, expires_at, last_seen_at)
                values (:id, :person, sha256('token'), :now, :now, :now)
                """, anna);
        sql("""
                insert into operations (id, type, request_hash, outcome, decided_at)
                values (:id, 'accounts.sign-up', sha256(:person::text::bytea), '{"email": "anna@shop.test"}', :now)
                """, anna);
        sql("""
                insert into email_challenges (id, email, purpose, locale, tries, created_at, expires_at)
                select :id, 'anna@shop.test', 'PASSWORD_RESET', 'ru', 0, :now, :now from persons where id = :person
                """, anna);
        sql("""
                insert into telegram_chats (id, chat_id, username, first_name, locale, dialogue, dialogue_version,
                                            last_update, created_at, last_active_at)
                select :id, 7000000003, 'anna_shop', 'Анна', 'ru', '{"state": "white sneaker"}', 1, 1, :now, :now
                from persons where id = :person
                """, anna);
        sql("""
                insert into telegram_updates (id, bot_id, update_id, chat_id, content, error, received_at, set_aside_at)
                select :id, 1, 1, 7000000003, 'Анна says', 'broken', :now, :now from persons where id = :person
                """, anna);
        var device = get(RegisterDevice.class)
                .register(
                        new Form(
                                Platform.MOBILE_IOS,
                                "annas-phone",
                                "1.0",
                                Locale.of("ru"),
                                null,
                                true,
                                PushToken.of("apns", "annas-push-token", Platform.MOBILE_IOS)),
                        "a key that nobody can guess",
                        new By(anna, null));
        get(SyncDocuments.class)
                .synchronise(
                        anna,
                        null,
                        List.of(new SyncOperation(anna.value(), "drafts", "annas-draft", 0, "\"annas-draft\"")));
        get(OwnDevices.class).rotate(device.device().id(), "another key that nobody can guess");
        return anna;
    }

    /** Lets the customer be among the readers of a broadcast, in two states. */
    void broadcast(PersonId person) {
        sql("""
                insert into broadcasts (id, author, kind, body, state, created_at, previewed_at, started_at)
                select :id, 1, 'text', 'news', 'sending', :now, :now, :now from persons where id = :person
                """, person);
        sql("""
                insert into broadcast_recipients (id, broadcast_id, chat_id, state, changed_at)
                select :id, b.id, 7000000003, 'waiting', :now from broadcasts b, persons p where p.id = :person
                """, person);
    }

    UUID buys(PersonId person, String charge) {
        var pending = get(BuyCredits.class).start(person, "credits-5");
        get(ConfirmStars.class)
                .confirm(new StarsPaid(
                        ANNA, pending.payload(), "XTR", pending.plan().stars(), charge));
        return pending.id();
    }

    void erase(PersonId person, long credits) {
        get(EraseMyData.class).erase(person, Credits.of(credits));
    }

    java.time.Instant now() {
        return studio.engine().clock().instant();
    }

    void sql(String statement, PersonId person) {
        studio.database()
                .jdbc()
                .sql(statement)
                .param("id", UuidV7.at(now()))
                .param("person", person.value())
                .param("now", SqlTime.of(now()))
                .update();
    }

    long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    /** Returns the tables in which any row says {@code needle}. */
    List<String> tablesThatSay(String needle) {
        var jdbc = studio.database().jdbc();
        return jdbc
                .sql("select tablename from pg_tables where schemaname = 'public' order by tablename")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> jdbc.sql("select exists(select from " + table + " t where t::text like :needle)")
                        .param("needle", "%" + needle + "%")
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    @Override
    public void close() {
        context.close();
        studio.close();
    }
}
