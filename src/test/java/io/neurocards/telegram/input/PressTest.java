package io.neurocards.telegram.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.videos.Template;
import io.neurocards.videos.VideoType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PressTest {

    private static final UUID ID = UUID.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff");

    @ParameterizedTest
    @MethodSource("everything")
    void what_a_button_carries_fits_and_is_read_back(Press press) {
        var data = press.data();

        assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 64);
        assertThat(Press.of(data)).contains(press);
    }

    @Test
    void no_kind_of_press_is_forgotten_here() {
        assertThat(everything().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Press.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "continue",
                "accept_terms",
                "make_reels",
                "cabinet",
                "topup",
                "pay:5",
                "tpl:ugc",
                "tpl:ad",
                "tpl:self",
                "count:1",
                "count:3",
                "count:5",
                "confirm_generation",
                "confirm_self_prompt",
                "edit_self_prompt",
                "scenario_take",
                "scenario_another",
                "scenario_edit",
                "retry:ffffffff-ffff-7fff-bfff-ffffffffffff",
                "make_another_same_product",
                "generate_neurocard",
                "generate_reels",
                "again:reels",
                "again:neurocard",
                "back_to_menu"
            })
    void buttons_that_customers_still_have_are_understood(String data) {
        assertThat(Press.of(data)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "short_yes:ffffffff-ffff-7fff-bfff-ffffffffffff",
                "short_yes:ffffffff-ffff-7fff-bfff-ffffffffffff-0",
                "short_yes:5",
                "count:-5",
                "count:1000",
                "count:2",
                "count: 1",
                "count:1 ",
                "count:",
                "count",
                "tpl:UGC",
                "tpl:",
                "tpl:other",
                "again:",
                "again:film",
                "retry:1",
                "retry:ffffffff-ffff-7fff-bfff-ffffffffffff0",
                "retry:FFFFFFFF-FFFF-7FFF-BFFF-FFFFFFFFFFFF",
                "retry:1-1-1-1-1",
                "clip:../../etc/passwd",
                "confirm_generation:",
                "confirm_generation:yes",
                "pay:0",
                "pay:-1",
                "pay:99999999999999999999",
                "pay:5.0",
                "lang:de",
                "link:",
                "link:7K2MPX4",
                "link:7K2M-PX4D",
                "link_undo:1",
                "product_link",
                "retry_generation",
                "ref_soon",
                "test_payment_confirm:1:100",
                "CONTINUE",
                "continue:now"
            })
    void what_no_button_of_ours_carries_means_nothing(String data) {
        assertThat(Press.of(data)).isEmpty();
    }

    private static Stream<Press> everything() {
        return Stream.of(
                        List.<Press>copyOf(Names.PLAIN.values()),
                        List.of(
                                new Press.Again(VideoType.NEUROCARD),
                                new Press.Again(VideoType.REELS),
                                new Press.Retry(ID),
                                new Press.ChooseTemplate(Template.UGC),
                                new Press.ChooseTemplate(Template.AD),
                                new Press.ChooseTemplate(Template.SELF),
                                new Press.Count(1),
                                new Press.Count(3),
                                new Press.Count(5),
                                new Press.Confirm(ID),
                                new Press.Speak("ru"),
                                new Press.Speak("en"),
                                new Press.Pay(999_999),
                                new Press.TopUpFor(ID),
                                new Press.ShopBy("yookassa"),
                                new Press.PayBy("a".repeat(32), 999_999),
                                new Press.TakeDearer(ID, 999_999_999),
                                new Press.Clip(ID),
                                new Press.MakeAnother(ID),
                                new Press.CancelJob(ID),
                                new Press.Link("7K2MPX4D"),
                                new Press.UndoLink(ID),
                                new Press.TakeAlong(),
                                new Press.Leave(),
                                new Press.LeaveForGood(999_999_999_999L, 99_999_999_999L),
                                new Press.CancelOrder(ID)))
                .flatMap(List::stream);
    }
}
