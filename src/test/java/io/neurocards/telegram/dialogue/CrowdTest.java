package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An advertisement has worked: everybody comes at once. */
@Thorough
class CrowdTest {

    private static final int NEWCOMERS = 1_000;
    private static final int ACCEPTING = 200;

    @TempDir
    Path folder;

    @Test
    void a_thousand_newcomers_are_greeted_once_each_and_two_hundred_accept_once_each() throws Exception {
        try (var studio = RunningStudio.start(folder, Unhurried.arguments())) {
            var visitors = new Visitors(studio);
            var crowd = IntStream.range(0, NEWCOMERS)
                    .mapToObj(number -> visitors.newcomer("Visitor " + number))
                    .toList();

            atOnce(crowd, visitor -> visitor.says("/start"));
            atOnce(crowd, visitor -> visitor.awaitText("terms of use"));
            var accepting = crowd.subList(0, ACCEPTING);
            atOnce(accepting, visitor -> visitor.presses("\u2705 I accept"));
            atOnce(accepting, visitor -> visitor.awaitText("Welcome"));

            assertThat(crowd)
                    .allSatisfy(visitor ->
                            assertThat(Visitors.said(visitor, "terms of use")).isEqualTo(1));
            assertThat(accepting)
                    .allSatisfy(visitor ->
                            assertThat(Visitors.said(visitor, "Welcome")).isEqualTo(1));
            assertThat(count(studio, "select count(*) from telegram_chats")).isEqualTo(NEWCOMERS);
            assertThat(count(studio, "select count(distinct chat_id) from telegram_chats"))
                    .isEqualTo(NEWCOMERS);
            assertThat(count(studio, "select count(*) from persons")).isEqualTo(ACCEPTING);
            assertThat(accepting)
                    .allSatisfy(
                            visitor -> assertThat(visitors.available(visitor)).isEqualTo(2));
            assertThat(count(studio, "select count(*) from telegram_updates where set_aside_at is not null"))
                    .isZero();
        }
    }

    private static void atOnce(List<TelegramPerson> people, Consumer<TelegramPerson> act) throws Exception {
        try (var hands = Executors.newFixedThreadPool(32)) {
            var acts = people.stream()
                    .map(person -> hands.submit(() -> act.accept(person)))
                    .toList();
            for (var one : acts) {
                one.get();
            }
        }
    }

    private static int count(RunningStudio studio, String sql) {
        return studio.database().jdbc().sql(sql).query(Integer.class).single();
    }
}
