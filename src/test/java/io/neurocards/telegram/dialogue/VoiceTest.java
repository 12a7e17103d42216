package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.request.AnswerCallbackQuery;
import com.pengrad.telegrambot.request.BaseRequest;
import com.pengrad.telegrambot.request.EditMessageReplyMarkup;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.response.BaseResponse;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.UpdateMode;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.CannotCreateTransactionException;

class VoiceTest {

    private static final long CHAT = 7_000_000_001L;
    private static final Input.Pressed PRESS = new Input.Pressed("q", null, new Input.Where(7, true));

    private final List<BaseRequest<?, ?>> sent = new ArrayList<>();
    private final Voice voice;

    VoiceTest() {
        var settings = new BotSettings(
                null, UpdateMode.POLLING, null, null, "https://example.com", false, Set.of(), null, null, List.of());
        var post = new Post(new Outgoing() {
            @Override
            public <T extends BaseRequest<T, R>, R extends BaseResponse> CompletableFuture<Answer<R>> send(
                    long chatId, Urgency urgency, BaseRequest<T, R> request) {
                sent.add(request);
                return CompletableFuture.completedFuture(new Answer.Blocked<>());
            }
        });
        voice = new Voice(
                post,
                new Greeting(settings, new WelcomeFilm(""), new KnownFiles(null, null, null), post),
                new GeneralScreens(new Links(settings, new MockEnvironment()), null));
    }

    static List<Exception> away() {
        return List.of(
                new CannotCreateTransactionException("the database is away"),
                new DataAccessResourceFailureException("the database is away"),
                new IOException("Telegram is away"));
    }

    @ParameterizedTest
    @MethodSource("away")
    void what_is_away_is_never_an_empty_balance(Exception failure) {
        voice.tellOfFailure(CHAT, Words.in(Locale.ENGLISH), new Input.Text("hi"), failure);

        assertThat(texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Nothing was charged")
                        .contains("try again in a minute")
                        .doesNotContain("credits"));
    }

    @Test
    void a_fault_of_ours_is_confessed_without_its_text() {
        voice.tellOfFailure(
                CHAT, Words.in(Locale.of("ru")), new Input.Text("hi"), new IllegalStateException("row 5 of secrets"));

        assertThat(texts())
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("Ничего не списано")
                        .contains("https://t.me/fabricbothelper")
                        .doesNotContain("secrets"));
    }

    @Test
    void every_press_is_answered_exactly_once() {
        voice.answer(CHAT, PRESS, List.of(new Reply.Say(Screen.of("one")), new Reply.Say(Screen.of("two"))));
        voice.complain(CHAT, Words.in(Locale.ENGLISH), PRESS, "error.flood");

        assertThat(sent.stream().filter(AnswerCallbackQuery.class::isInstance)).hasSize(2);
        assertThat(texts()).containsExactly("one", "two");
    }

    @Test
    void used_buttons_make_room_below_a_text_and_stay_below_a_clip() {
        var clip = new Input.Pressed("q", null, new Input.Where(8, false));
        var gone = new Input.Pressed("q", null, null);

        for (var press : List.of(PRESS, clip, gone)) {
            voice.answer(CHAT, press, List.of(new Reply.Spent(List.of())));
        }

        assertThat(sent.stream().filter(EditMessageReplyMarkup.class::isInstance))
                .singleElement()
                .satisfies(edit -> assertThat(edit.getParameters()).containsEntry("message_id", 7));
    }

    private List<String> texts() {
        return sent.stream()
                .filter(SendMessage.class::isInstance)
                .map(message -> ((SendMessage) message).getText())
                .toList();
    }
}
