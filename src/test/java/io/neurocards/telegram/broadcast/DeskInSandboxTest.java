package io.neurocards.telegram.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.GetMe;
import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.SandboxTelegram;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.videos.HouseStudio;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The desk as an administrator meets it in Telegram, through the real client, its queue and the sandbox's Bot API. */
@Thorough
class DeskInSandboxTest {

    private static final int READERS = 60;

    @TempDir
    Path folder;

    private SandboxTelegram telegram;
    private HouseStudio studio;
    private DeskContext desk;
    private TelegramPerson admin;

    @BeforeEach
    void open() throws Exception {
        telegram = SandboxTelegram.start(folder.resolve("telegram"));
        studio = new HouseStudio(folder.resolve("studio"));
        telegram.client().execute(new GetMe());
        admin = telegram.person("Оля", "ru");
        desk = DeskContext.at(telegram, studio, Long.toString(admin.id()));
        desk.chat(admin.id(), "olya", "ru", Instant.now());
        admin.says("/start");
    }

    @AfterEach
    void close() {
        desk.close();
        studio.close();
        telegram.close();
    }

    @Test
    void an_administrator_finds_a_customer_gives_credits_and_reads_the_log() throws Exception {
        var anna = studio.personWith(5);
        var phone = telegram.person("Anna", "en");
        desk.chat(phone.id(), "anna_shop", "en", Instant.now());
        desk.customer(anna, phone.id(), "anna@shop.test");

        admin.says("/admin");
        admin.awaitText("Клиенты: 1");
        admin.presses("🔎 Клиент");
        admin.awaitText("Кого найти?");
        admin.says("@anna_shop");
        admin.awaitText("Баланс: 5");
        admin.presses("➕ Начислить");
        admin.awaitText("Сколько кредитов начислить");
        admin.says("10 за <терпение> & ожидание");
        admin.awaitText("за <терпение> & ожидание");
        admin.presses("✅ Да");
        admin.awaitText("Начислено 10. Баланс 15");
        admin.presses("🏠 Сводка");
        admin.awaitText("подарено 15");
        admin.presses("📜 Журнал");
        admin.awaitText("credits.grant");
        admin.presses("🏠 Сводка");
        admin.awaitText("Клиенты: 1");
        admin.presses("📊 Неделя");
        var chart = admin.awaitMessage(seen -> seen.has("photo"));

        assertThat(chart.text()).contains("Последние семь дней");
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(15);
        phone.says("/admin");
        admin.says("/admin");
        admin.awaitText("Клиенты: 1");
        assertThat(phone.messages()).noneMatch(TelegramPerson.Seen::fromBot);
    }

    @Test
    void a_broadcast_arrives_once_at_each_although_telegram_makes_us_wait() throws Exception {
        var readers = readers();

        admin.says("/admin");
        admin.awaitText("Клиенты");
        admin.presses("📣 Рассылки");
        admin.awaitText("Рассылки");
        admin.presses("✍️ Новая");
        admin.awaitText("Пришлите текст");
        admin.says("Новинка: 1 < 2 & больше");
        admin.awaitText("Получателей сейчас: " + (READERS + 1));
        admin.presses("🚀 Отправить");
        admin.presses("👁 Посмотреть");
        admin.awaitMessage(seen -> seen.text().equals("Новинка: 1 < 2 & больше"));
        admin.awaitMessage(seen -> seen.labels().contains("🚀 Отправить"));
        admin.presses("🚀 Отправить");
        admin.awaitText("Получателей: " + (READERS + 1));
        admin.presses("✅ Да");
        admin.awaitText("ждут " + (READERS + 1));
        readers.get(3).blocks();
        telegram.order("too_many_requests", 2, "sendMessage", 1);
        var began = Instant.now();
        desk.get(SendBroadcast.class).run(broadcast());
        System.out.printf("Broadcast: recipients=%d, took=%s%n", READERS + 1, Duration.between(began, Instant.now()));

        admin.awaitText("доставлено " + READERS + ", заблокировали 1");
        assertThat(readers)
                .allSatisfy(reader -> assertThat(received(reader)).isEqualTo(reader == readers.get(3) ? 0 : 1));
    }

    @Test
    void a_reader_presses_stop_and_gets_no_more() throws Exception {
        var reader = readers().getFirst();
        admin.says("/admin");
        admin.awaitText("Клиенты");
        var broadcasting = desk.get(Broadcasting.class);
        var all = broadcasting.audience(Segment.ALL);
        desk.get(Post.class)
                .send(
                        new Content(Content.Kind.TEXT, "Новинка", null),
                        reader.id(),
                        java.util.Locale.ENGLISH,
                        io.neurocards.telegram.outgoing.Outgoing.Urgency.BROADCAST)
                .join();

        reader.awaitText("Новинка");
        var query = reader.presses("🔕 No more news");

        assertThat(reader.awaitAnswer(query).text()).contains("We will send you no more news");
        reader.awaitMessage(seen -> seen.labels().contains("🔔 Send me news"));
        assertThat(broadcasting.audience(Segment.ALL)).isEqualTo(all - 1);
    }

    private List<TelegramPerson> readers() {
        var readers = IntStream.range(0, READERS)
                .mapToObj(number -> telegram.person("Reader " + number, "en"))
                .toList();
        readers.forEach(reader -> {
            reader.says("/start");
            desk.chat(reader.id(), "reader" + reader.id(), "en", Instant.now());
        });
        return readers;
    }

    private static long received(TelegramPerson reader) {
        return reader.messages().stream()
                .filter(seen -> seen.fromBot() && seen.text().startsWith("Новинка"))
                .count();
    }

    private java.util.UUID broadcast() {
        return desk.get(Broadcasting.class).latest(1).getFirst().id();
    }
}
