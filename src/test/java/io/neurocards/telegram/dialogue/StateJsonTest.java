package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.Template;
import io.neurocards.videos.VideoType;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class StateJsonTest {

    private final StateJson json = new StateJson(JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build());

    @ParameterizedTest
    @MethodSource("states")
    void every_state_comes_back_as_it_was_kept(State state) {
        assertThat(json.read(json.write(state))).contains(state);
    }

    @Test
    void no_state_is_forgotten_here() {
        assertThat(states().map(Object::getClass)).containsExactlyInAnyOrder(State.class.getPermittedSubclasses());
    }

    @Test
    void a_chat_that_has_said_nothing_is_idle() {
        assertThat(json.read("{}")).contains(new State.Idle());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":0,\"state\":{\"state\":\"idle\"}}",
                "{\"format\":1,\"state\":{\"state\":\"waiting_card\"}}",
                "{\"format\":1,\"state\":{\"state\":\"waiting_photo\",\"type\":\"FILM\"}}",
                "{\"step\":\"photo\"}",
                "[1]",
                "{\"format\":"
            })
    void what_another_version_kept_is_not_guessed_at(String kept) {
        assertThat(json.read(kept)).isEmpty();
    }

    private static Stream<State> states() {
        var picture = new Picture(new StoredPhoto("a/b.jpg", null), "77", 540_000, false);
        var product = new Product(VideoType.NEUROCARD, picture, "a \"mug\" <b> \uD83D\uDC5F");
        var idea = new Idea(product, Template.AD, "slowly", "");
        return Stream.of(
                new State.Idle(),
                new State.WaitingPhoto(VideoType.REELS),
                new State.WaitingContact("yookassa", 5, new State.WaitingTemplate(product)),
                new State.WaitingProductInfo(VideoType.REELS, picture),
                new State.WaitingTemplate(product),
                new State.WaitingWishes(idea),
                new State.WaitingUserPrompt(product, null),
                new State.WaitingSelfPromptConfirm(product, "come closer"),
                new State.WaitingVideoCount(idea),
                new State.WaitingScenario(idea.with(UUID.randomUUID()), 3, true),
                new State.WaitingConfirm(idea, 3, UUID.randomUUID()));
    }
}
