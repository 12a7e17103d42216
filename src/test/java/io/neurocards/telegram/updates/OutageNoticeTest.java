package io.neurocards.telegram.updates;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.model.Update;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.UpdateMode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What a chat hears while its updates wait, on a real PostgreSQL that goes away. */
class OutageNoticeTest extends OnTelegramServer {

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void each_chat_hears_once_that_it_waits_and_is_answered_when_somebody_can_decide() {
        telegram.says(1, 1, "before");
        try (var in = reception()) {
            in.reception.start();
            Until.holds("it works", () -> handled.contains("before"));

            in.nobodyDecides = true;
            database.goesAway();
            telegram.says(2, 1, "first");
            telegram.says(3, 1, "second");
            telegram.says(4, 2, "other");
            Until.holds("both chats are told", () -> said.size() == 2);
            assertThat(handled).containsExactly("before");
            database.comesBack();
            in.nobodyDecides = false;
            Until.holds("all are handled", () -> handled.size() == 4);
        }

        assertThat(said).containsExactlyInAnyOrder("waits: first", "waits: other");
        assertThat(handled).containsSubsequence("first", "second");
    }

    @Test
    void a_database_that_is_away_for_a_moment_only_is_nothing_to_talk_about() {
        try (var in = reception()) {
            in.reception.start();
            telegram.says(1, 1, "before");
            Until.holds("it works", () -> handled.contains("before"));

            database.goesAway();
            telegram.says(2, 1, "during");
            database.comesBack();
            Until.holds("it is handled", () -> handled.contains("during"));
        }

        assertThat(said).isEmpty();
    }

    private TestReception reception() {
        return new TestReception(
                telegram,
                database.dataSource(),
                UpdateMode.POLLING,
                new Acting(() -> update -> handled.add(TestReception.text(update)), this::apology),
                TestReception.noCheckout());
    }

    private Apology apology() {
        return new Apology() {
            @Override
            public boolean tooLate(Update update) {
                return false;
            }

            @Override
            public void nobodyDecides(Update update) {
                said.add("waits: " + TestReception.text(update));
            }

            @Override
            public void setAside(Update update) {
                said.add("set aside: " + TestReception.text(update));
            }
        };
    }
}
