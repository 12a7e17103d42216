package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.screens.Screen;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Newcomers who are shown a film that Telegram has already. */
class GreetingTest {

    private static final long CHAT = 7_000_000_002L;

    private final List<BaseRequest<?, ?>> sent = new ArrayList<>();

    @Test
    void a_film_that_is_set_is_sent_by_its_id_in_one_call_before_the_screen_and_nothing_is_uploaded()
            throws IOException {
        try (var telegram = TelegramServer.start()) {
            greeting(telegram, "BAACAgIAAxkBAAIB", List.of()).greet(CHAT, Screen.of("Welcome"));

            assertThat(sent).extracting(BaseRequest::getMethod).containsExactly("sendVideo", "sendMessage");
            assertThat(sent).noneMatch(BaseRequest::isMultipart);
            assertThat(telegram.calls("sendVideo"))
                    .singleElement()
                    .satisfies(call -> assertThat(call.parameters())
                            .containsOnly(entry("chat_id", Long.toString(CHAT)), entry("video", "BAACAgIAAxkBAAIB")));
        }
    }

    @Test
    void the_films_that_show_what_can_be_made_come_by_their_ids_in_one_call_more() throws IOException {
        try (var telegram = TelegramServer.start()) {
            telegram.answer("sendMediaGroup", _ -> "{\"ok\":true,\"result\":[]}");
            greeting(telegram, "BAAC1", List.of("BAAC2", "BAAC3")).greet(CHAT, Screen.of("Welcome"));

            assertThat(sent)
                    .extracting(BaseRequest::getMethod)
                    .containsExactly("sendVideo", "sendMediaGroup", "sendMessage");
            assertThat(sent).noneMatch(BaseRequest::isMultipart);
            assertThat(telegram.calls("sendMediaGroup").getFirst().parameters().get("media"))
                    .contains("BAAC2", "BAAC3");
        }
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(name, value);
    }

    /** Without a database and without a film of ours: neither is needed. */
    private Greeting greeting(TelegramServer telegram, String film, List<String> films) {
        var settings = new BotSettings(
                TelegramServer.TOKEN,
                UpdateMode.POLLING,
                null,
                null,
                telegram.address(),
                false,
                Set.of(),
                null,
                film,
                films);
        var bot = telegram.bot();
        var post = new Post(new Outgoing() {
            @Override
            public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
                    long chatId, Urgency urgency, BaseRequest<T, R> request) {
                sent.add(request);
                return CompletableFuture.completedFuture(new Answer.Accepted<>(bot.execute(request)));
            }
        });
        return new Greeting(settings, new WelcomeFilm("no-such-film.mp4"), new KnownFiles(null, null, null), post);
    }
}
