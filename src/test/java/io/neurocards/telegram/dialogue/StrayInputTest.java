package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What no step asks for, at every step; and what no customer is meant to write, shown as it was written. */
@Thorough
@ExtendWith(OutputCaptureExtension.class)
@Isolated("reads the console")
class StrayInputTest {

    private static final String MARKUP = "<b>1 < 2</b> & \"<script>\" </a> &amp; <";
    private static final String FACE = "\uD83D\uDE00";

    /** What is sent, and a piece of the hint that names it. */
    private static final Map<String, String> STRAYS = new LinkedHashMap<>(Map.of(
            "{\"sticker\":{\"file_id\":\"s\",\"file_unique_id\":\"s\",\"type\":\"regular\",\"width\":1,\"height\":1}}",
            "A nice sticker",
            "{\"voice\":{\"file_id\":\"v\",\"file_unique_id\":\"v\",\"duration\":1}}",
            "voice messages",
            "{\"location\":{\"latitude\":1.5,\"longitude\":2.5}}",
            "know the place",
            "{\"contact\":{\"phone_number\":\"+70000000000\",\"first_name\":\"A\"}}",
            "contacts",
            "{\"dice\":{\"emoji\":\"x\",\"value\":4}}",
            "Nice throw",
            "{\"forward_origin\":{\"type\":\"hidden_user\",\"date\":1,\"sender_user_name\":\"<b>\"},\"forward_date\":1,"
                    + "\"poll\":{\"id\":\"1\",\"question\":\"?\",\"options\":[],\"total_voter_count\":0,"
                    + "\"is_closed\":false,\"is_anonymous\":true,\"type\":\"regular\",\"allows_multiple_answers\":false}}",
            "A poll"));

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Visitors visitors;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, Unhurried.arguments());
        visitors = new Visitors(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    /** Every step of the dialogue, with how to get there. */
    enum Step {
        IDLE("idle") {
            @Override
            TelegramPerson reached() throws IOException {
                var person = PHOTO.reached();
                person.says("/cancel");
                person.awaitText("Cancelled");
                return person;
            }
        },
        PHOTO("waiting_photo") {
            @Override
            TelegramPerson reached() {
                var person = visitors.accepted(name());
                person.says("/generation");
                person.awaitText("good light");
                return person;
            }
        },
        PRODUCT("waiting_product_info") {
            @Override
            TelegramPerson reached() throws IOException {
                return visitors.atProduct(name());
            }
        },
        TEMPLATE("waiting_template") {
            @Override
            TelegramPerson reached() throws IOException {
                return visitors.atTemplate(name());
            }
        },
        WISHES("waiting_wishes") {
            @Override
            TelegramPerson reached() throws IOException {
                return pressed(visitors.atTemplate(name()), "tpl:ugc", "Any wishes");
            }
        },
        PROMPT("waiting_user_prompt") {
            @Override
            TelegramPerson reached() throws IOException {
                return pressed(visitors.atTemplate(name()), "tpl:self", "own words");
            }
        },
        PROMPT_CONFIRM("waiting_self_prompt_confirm") {
            @Override
            TelegramPerson reached() throws IOException {
                var person = PROMPT.reached();
                person.says("slowly around it");
                person.awaitText("Your script");
                return person;
            }
        },
        COUNT("waiting_video_count") {
            @Override
            TelegramPerson reached() throws IOException {
                return pressed(PROMPT_CONFIRM.reached(), "confirm_self_prompt", "How many clips?");
            }
        },
        CONFIRM("waiting_confirm") {
            @Override
            TelegramPerson reached() throws IOException {
                return visitors.atConfirm(name(), 1);
            }
        };

        private final String state;

        Step(String state) {
            this.state = state;
        }

        abstract TelegramPerson reached() throws IOException;

        private static TelegramPerson pressed(TelegramPerson person, String data, String answer) {
            person.presses(person.awaitMessage(_ -> true).id(), data);
            person.awaitText(answer);
            return person;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_no_step_asks_for_gets_a_hint_and_moves_nothing(Step step, CapturedOutput output) throws IOException {
        var person = step.reached();
        var before = visitors.state(person);
        assertThat(before).contains("\"" + step.state + "\"");

        STRAYS.forEach((content, hint) -> {
            person.sends(content);
            person.awaitText(hint);
        });
        person.edits(1, "/start anew");
        person.awaitText("edited");
        person.sendsDocument(new byte[] {1, 2, 3}, "price.pdf", MARKUP);
        person.awaitText("not a photo");

        assertThat(visitors.state(person)).isEqualTo(before);
        person.says("/menu");
        Visitors.await("the menu", () -> visitors.state(person).contains("\"idle\""));
        assertNothingWasRefused(output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ref_",
                "ref_<b>&",
                "ref_nobody_there",
                "other_thing",
                "ref_aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "\uD83D\uDE00"
            })
    void a_broken_or_foreign_link_begins_like_none(String payload, CapturedOutput output) {
        var person = visitors.newcomer(MARKUP);

        person.says("/start " + payload);
        person.awaitText("terms of use");
        person.presses("\u2705 I accept");

        person.awaitText("Welcome");
        assertThat(visitors.available(person)).isEqualTo(2);
        assertThat(visitors.of(
                        person,
                        Integer.class,
                        "select count(*) from referrals where person_id = (select person_id from p)"))
                .isZero();
        assertNothingWasRefused(output);
    }

    @Test
    void what_was_typed_is_shown_as_it_was_typed(CapturedOutput output) throws IOException {
        var person = visitors.atProduct(MARKUP);
        person.says(MARKUP);
        var menu = person.awaitText("Choose a template");
        person.presses(menu.id(), "tpl:ugc");
        person.awaitText("Any wishes");
        person.says(MARKUP);
        person.awaitText("How many clips?");
        person.presses(menu.id(), "count:1");
        var confirm = person.awaitText("Shall we start?");
        assertThat(confirm.text().split(java.util.regex.Pattern.quote(MARKUP), -1))
                .hasSize(3);
        person.presses(menu.id(), "tpl:self");
        person.awaitText("own words");
        person.says(MARKUP);
        assertThat(person.awaitText("Your script").text()).contains(MARKUP);
        person.presses(menu.id(), "confirm_self_prompt");
        person.awaitText("How many clips?");
        person.presses(menu.id(), "count:1");
        assertThat(person.awaitMessage(
                                seen -> seen.id() > confirm.id() && seen.text().contains("Shall we start?"))
                        .text())
                .contains(MARKUP);
        assertNothingWasRefused(output);
    }

    @Test
    void nothing_is_cut_through_a_character(CapturedOutput output) throws IOException {
        var person = visitors.atProduct(FACE.repeat(40));
        person.says(FACE.repeat(1001));
        person.awaitText("1001 characters");
        person.says(MARKUP + FACE.repeat(1000 - MARKUP.length()));
        var menu = person.awaitText("Choose a template");
        person.presses(menu.id(), "tpl:ugc");
        person.awaitText("Any wishes");
        person.says(FACE.repeat(1000));
        person.awaitText("How many clips?");
        person.presses(menu.id(), "count:1");
        var confirm = person.awaitText("Shall we start?");
        assertWhole(confirm.text());
        person.presses(menu.id(), "tpl:self");
        person.awaitText("own words");
        person.says("y" + FACE.repeat(1999));
        assertWhole(person.awaitText("Your script").text());
        person.says(FACE.repeat(100));
        person.awaitMessage(
                seen -> seen.text().contains("characters") || seen.text().contains("Your script"));
        person.presses(menu.id(), "confirm_self_prompt");
        person.awaitMessage(seen -> seen.id() > confirm.id() && seen.text().contains("How many clips?"));
        person.presses(menu.id(), "count:1");
        var yes = person.awaitMessage(
                seen -> seen.id() > confirm.id() && seen.text().contains("Shall we start?"));
        assertWhole(yes.text());
        person.presses(yes.id(), Visitors.data(yes, "Go"));

        var clip = Visitors.awaitClip(person, yes.id());
        assertWhole(clip.text());
        assertThat(clip.text()).contains(MARKUP);
        assertWhole(clip.facts().toString());
        person.says("/history");
        var history = person.awaitText("Latest clips").text();
        assertWhole(history);
        assertThat(history).contains(MARKUP);
        assertNothingWasRefused(output);
    }

    @Test
    void one_character_more_than_a_message_holds_is_two_messages_and_both_are_answered(CapturedOutput output)
            throws IOException {
        var person = visitors.atProduct("Long");

        person.says("x".repeat(4097));

        person.awaitText("4096 characters");
        person.awaitText("Choose a template");
        assertNothingWasRefused(output);
    }

    @Test
    void a_group_is_refused_once_and_a_channel_never_answered(CapturedOutput output) {
        var person = visitors.accepted("Member");
        var from = "{\"id\":" + person.id() + ",\"is_bot\":false,\"first_name\":\"A\",\"language_code\":\"en\"}";

        for (var message = 1; message <= 3; message++) {
            person.causes(
                    "message",
                    "{\"message_id\":" + message + ",\"date\":1,\"from\":" + from
                            + ",\"chat\":{\"id\":-1009,\"type\":\"supergroup\",\"title\":\""
                            + "<b>\"},\"text\":\"/start\"}");
        }
        person.causes(
                "channel_post",
                "{\"message_id\":1,\"date\":1,\"chat\":{\"id\":-1008,\"type\":\"channel\",\"title\":\"c\"},\"text\":\"hi\"}");
        person.says("/help");
        person.awaitText("/cabinet");

        Visitors.await("all are handled", () -> waiting() == 0);
        assertThat(studio.database()
                        .jdbc()
                        .sql("select chat_id from telegram_groups")
                        .query(Long.class)
                        .list())
                .containsExactly(-1009L);
        assertThat(studio.database()
                        .jdbc()
                        .sql("select count(*) from telegram_chats where chat_id < 0")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(Visitors.said(person, "only work in private")).isZero();
        // The sandbox knows no groups, so what was said there is in the log.
        assertThat(output.getAll().split("refused an answer: chat=-1009", -1)).hasSize(2);
    }

    private static int waiting() {
        return studio.database()
                .jdbc()
                .sql("select count(*) from telegram_updates where handled_at is null")
                .query(Integer.class)
                .single();
    }

    private static void assertWhole(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.isHighSurrogate(text.charAt(at))) {
                assertThat(at + 1).isLessThan(text.length());
                assertThat(Character.isLowSurrogate(text.charAt(++at))).isTrue();
            } else {
                assertThat(Character.isLowSurrogate(text.charAt(at))).isFalse();
            }
        }
    }

    private static void assertNothingWasRefused(CapturedOutput output) {
        assertThat(output.getAll())
                .doesNotContain("Telegram refused an answer")
                .doesNotContain("can't parse entities")
                .doesNotContain("refused: order=")
                .doesNotContain("Could not answer");
    }
}
