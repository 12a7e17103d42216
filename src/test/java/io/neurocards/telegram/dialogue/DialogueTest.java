package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.sandbox.telegram.TelegramPerson.Seen;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers talk with the running bot through the sandbox, as they would through Telegram. */
@Thorough
class DialogueTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");
    private static final AtomicLong NEXT = new AtomicLong(6_100_000_001L);

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private final List<TelegramPerson> people = new ArrayList<>();

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder, Unhurried.arguments("--neurocards.sandbox.telegram.folder=" + folder.resolve("telegram")));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    /** Whatever button was shown in any of these conversations: it fits, and somebody acts on it. */
    @AfterEach
    void every_button_works() {
        var shown = people.stream()
                .flatMap(person -> person.messages().stream())
                .flatMap(message -> message.buttons().stream().flatMap(List::stream))
                .map(TelegramPerson.Button::data)
                .filter(data -> !data.isEmpty())
                .distinct();
        assertThat(shown).isNotEmpty().allSatisfy(data -> {
            assertThat(data.getBytes(StandardCharsets.UTF_8)).as(data).hasSizeLessThanOrEqualTo(64);
            assertThat(Press.of(data)).as(data).isPresent();
        });
    }

    @Test
    void a_newcomer_gets_a_clip_in_three_presses_after_the_product() throws IOException {
        var anna = newcomer("Anna");

        anna.says("/start ref_nobody");
        var consent = anna.awaitText("terms of use");
        anna.presses(consent.id(), "generate_reels");
        anna.presses("\u2705 I accept");
        anna.awaitMessage(seen -> seen.has("video"));
        assertThat(anna.awaitText("Welcome").text()).contains("2\u00a0credits");
        anna.presses("Continue");
        anna.awaitText("Main menu");
        anna.presses("\uD83C\uDFAC Make Reels");
        assertThat(anna.awaitText("good light").text())
                .contains("Balance: 2\u00a0credits")
                .contains("1\u00a0credit");
        anna.sendsPhoto(Files.readAllBytes(PHOTO), "");
        anna.awaitText("what the product is");
        anna.says("  White <b>sneaker</b> & co  ");
        anna.awaitText("Choose a template");
        anna.presses("Advertising film");
        anna.awaitText("Any wishes");
        anna.presses("1\u00a0clip");
        var confirm = anna.awaitText("Shall we start?");
        assertThat(confirm.text()).contains("White <b>sneaker</b> & co").contains("Cost: 1\u00a0credit");
        anna.presses("\uD83D\uDE80 Go");

        assertThat(anna.awaitText("Ordered: 1\u00a0clip").text()).contains("1\u00a0credit");
        Visitors.awaitClip(anna, confirm.id());

        anna.says("/history");
        var history = anna.awaitText("Latest clips");
        assertThat(history.text()).contains("sneaker").contains("ready");
        anna.presses(history.id(), button(history, "1. Send"));
        anna.awaitMessage(seen -> seen.has("video") && seen.id() > history.id());
        anna.presses(history.id(), "again:reels");
        assertThat(anna.awaitMessage(
                        seen -> seen.id() > history.id() && seen.text().contains("Choose a template")))
                .isNotNull();
        anna.presses(history.id(), "statement");
        assertThat(anna.awaitText("Statement").text())
                .contains("Gift")
                .contains("+2")
                .contains("Set aside");
    }

    @Test
    void two_presses_at_once_order_once() throws Exception {
        var boris = atConfirm("Boris", 1);
        var confirm = boris.awaitText("Shall we start?");
        var data = button(confirm, "\uD83D\uDE80");

        var presses = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> boris.presses(confirm.id(), data)))
                .toList();
        for (var press : presses) {
            press.join();
        }

        boris.awaitText("Ordered");
        assertThat(boris.awaitAnswer(boris.presses(confirm.id(), data)).text())
                .contains("Ordered already: 1\u00a0clip")
                .contains("/history")
                .contains("Nothing extra was charged");
        boris.awaitMessage(seen -> seen.id() == confirm.id() && seen.buttons().isEmpty());
        assertThat(ordersOf(boris)).isEqualTo(1);
    }

    @Test
    void a_button_of_an_order_that_was_changed_is_too_old_and_goes_and_the_other_one_orders() throws IOException {
        var olga = atConfirm("Olga", 3);
        var shortage = olga.awaitText("Not enough credits");
        olga.presses(shortage.id(), "count:1");
        var first = olga.awaitText("Shall we start?");
        olga.presses(first.id(), "tpl:ugc");
        olga.awaitMessage(seen -> seen.id() > first.id() && seen.text().contains("Any wishes"));
        olga.presses(first.id(), "count:1");
        var second =
                olga.awaitMessage(seen -> seen.id() > first.id() && seen.text().contains("Shall we start?"));

        var late = olga.awaitAnswer(olga.presses(first.id(), button(first, "\uD83D\uDE80")));
        olga.awaitMessage(seen -> seen.id() == first.id() && seen.buttons().isEmpty());
        var stays = olga.messages().stream().filter(seen -> seen.id() == second.id());
        assertThat(stays).allSatisfy(seen -> assertThat(seen.buttons()).isNotEmpty());
        olga.presses(second.id(), button(second, "\uD83D\uDE80"));
        var accepted = olga.awaitText("Ordered: 1\u00a0clip");
        olga.presses(accepted.id(), button(accepted, "One more"));

        assertThat(late.text())
                .contains("too old")
                .contains("It ordered nothing")
                .contains("Nothing extra was charged");
        olga.awaitMessage(seen -> seen.id() == accepted.id() && seen.buttons().isEmpty());
        olga.awaitMessage(seen -> seen.id() > accepted.id() && seen.text().contains("Choose a template"));
        assertThat(ordersOf(olga)).isEqualTo(1);
    }

    @Test
    void who_is_short_of_credits_buys_some_and_the_order_goes_on_by_itself() throws IOException {
        var carla = atConfirm("Carla", 5);
        var shortage = carla.awaitText("Not enough credits");
        assertThat(shortage.text()).contains("5\u00a0credits").contains("2\u00a0credits");

        carla.presses("\u2B50 Buy credits");
        var plans = carla.awaitText("Telegram Stars");
        carla.presses(plans.id(), "pay:5");
        carla.awaitMessage(seen -> seen.has("invoice"));
        var spent = carla.awaitMessage(
                seen -> seen.id() == plans.id() && seen.labels().contains("\u2B50 Other plans"));
        assertThat(spent.labels()).hasSize(2);
        carla.pays();

        assertThat(carla.awaitText("Paid: 5").text()).contains("7\u00a0credits");
        carla.awaitText("Your film has started");
        assertThat(ordersOf(carla)).isEqualTo(1);
        var again = carla.awaitAnswer(carla.presses("\u25B6\uFE0F Go on with the order"));
        assertThat(again.text()).contains("Ordered already: 5\u00a0clips");
        assertThat(ordersOf(carla)).isEqualTo(1);
        carla.presses(plans.id(), "purchases");
        assertThat(carla.awaitText("Purchases").text())
                .contains("5\u00a0credits \u00b7 205 \u2B50")
                .contains("Telegram \u00b7 delivered");
    }

    @Test
    void whatever_is_sent_at_whatever_step_gets_a_fitting_hint() throws IOException {
        var dora = accepted("Dora");
        dora.says("what is this?");
        dora.awaitText("I understand buttons and commands");
        dora.says("/generation");
        dora.awaitText("good light");
        dora.says("here it is");
        dora.awaitText("Now I need a photo");
        dora.sends(
                "{\"sticker\":{\"file_id\":\"s\",\"file_unique_id\":\"s\",\"type\":\"regular\",\"width\":1,\"height\":1}}");
        dora.awaitText("A nice sticker");
        dora.sends("{\"location\":{\"latitude\":1.5,\"longitude\":2.5}}");
        dora.awaitText("know the place");
        dora.sends("{\"dice\":{\"emoji\":\"x\",\"value\":4}}");
        dora.awaitText("Nice throw");
        dora.sendsDocument("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "price.pdf", "");
        dora.awaitText("not a photo");
        dora.sendsDocument("GIF89a".getBytes(StandardCharsets.US_ASCII), "a.png", "");
        dora.awaitText("not a photo that we can use");
        dora.sendsPhoto(picture(100, 100), "");
        dora.awaitText("too small");
        dora.sendsDocument(new byte[25 << 20], "sneaker.jpg", "");
        dora.awaitText("Send the same picture as a photo instead of a file");
        dora.sendsDocument(Files.readAllBytes(PHOTO), "sneaker.jpg", "");
        dora.awaitText("what the product is");
        dora.sendsPhoto(picture(400, 400), "");
        dora.awaitText("I have the photo of the product already");
        dora.says("x".repeat(1001));
        dora.awaitText("1001 characters");
        dora.says("a sneaker");
        var template = dora.awaitText("Choose a template");
        dora.edits(1, "/start again");
        dora.awaitText("edited");
        assertThat(dora.awaitAnswer(dora.presses(template.id(), "count:3")).text())
                .contains("Nothing extra was charged");
        dora.presses(template.id(), "tpl:self");
        dora.awaitText("own words");
        dora.says("a < b & <b>");
        assertThat(dora.awaitText("Your script").text()).contains("a < b & <b>");
        dora.presses("\u270D\uFE0F Add to it");
        dora.awaitText("put it after your text");
        dora.says("\uD83D\uDC5F slowly");
        assertThat(dora.awaitMessage(seen -> seen.text().contains("slowly")).text())
                .contains("a < b & <b>");
        dora.presses("\u2705 Take it");
        dora.awaitText("How many clips?");
        dora.says("/nonsense");
        dora.awaitText("There is no such command");
        dora.says("/menu");
        dora.awaitMessage(seen -> seen.id() > template.id() && seen.text().startsWith("\uD83C\uDFE0"));
        assertThat(ordersOf(dora)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "count:-5",
                "count:1000",
                "tpl:film",
                "retry:1",
                "product_link",
                "test_payment_confirm:1:1000",
                "pay:0",
                "no such thing"
            })
    void a_forged_button_is_refused(String data) throws IOException {
        var eve = accepted("Eve");
        var menu = eve.awaitText("Main menu");

        var answer = eve.awaitAnswer(eve.presses(menu.id(), data));

        assertThat(answer.text()).contains("no such button");
    }

    @Test
    void what_belongs_to_somebody_else_is_not_there() throws IOException {
        var owner = atConfirm("Owner", 1);
        owner.presses("\uD83D\uDE80 Go");
        owner.awaitText("Ordered");
        var job = jobOf(owner);
        var eve = accepted("Eve");
        var menu = eve.awaitText("Main menu");

        for (var press : List.of(
                new Press.Clip(job),
                new Press.Retry(job),
                new Press.MakeAnother(job),
                new Press.CancelJob(job),
                new Press.CancelOrder(job))) {
            eve.presses(menu.id(), press.data());
            var before = eve.awaitText("There is nothing here");
            assertThat(before.text()).contains("Nothing was charged");
        }
        assertThat(ordersOf(eve)).isZero();
    }

    @Test
    void wishes_that_contain_a_no_are_kept_whole() throws IOException {
        var fedor = atTemplate("Fedor");
        var template = fedor.awaitText("Choose a template");
        fedor.presses(template.id(), "tpl:ugc");
        fedor.awaitText("Any wishes");

        fedor.says("no music, no people");
        fedor.awaitText("all of them");
        fedor.presses("1\u00a0clip");

        assertThat(fedor.awaitText("Shall we start?").text()).contains("no music, no people");
        fedor.presses(template.id(), "tpl:ad");
        fedor.awaitMessage(
                seen -> seen.text().contains("Any wishes") && seen.text().startsWith("Advertising"));
        fedor.says("No");
        fedor.awaitText("Fine, no wishes");
    }

    @Test
    void the_best_of_an_album_is_taken() throws IOException {
        var gleb = accepted("Gleb");
        gleb.says("/generation");
        gleb.awaitText("good light");

        gleb.sendsAlbum(List.of(picture(400, 400), picture(900, 900), picture(500, 500)), "");

        gleb.awaitText("largest");
        gleb.says("a mug");
        gleb.awaitText("Choose a template");
        assertThat(gleb.messages().stream()
                        .filter(seen -> seen.fromBot() && seen.text().contains("largest")))
                .hasSize(1);
    }

    @Test
    void a_thousand_presses_a_second_are_not_all_answered() throws IOException {
        var hugo = accepted("Hugo");
        var menu = hugo.awaitText("Main menu");

        for (var press = 0; press < 60; press++) {
            hugo.presses(menu.id(), "no such thing");
        }

        hugo.says("/help");
        await(() -> complaints(hugo) > 0);
        assertThat(complaints(hugo)).isLessThan(5);
        assertThat(hugo.answers().size()).isLessThan(60);
    }

    @Test
    void languages_and_friends() throws IOException {
        var inna = accepted("Inna");
        inna.says("/language");
        inna.awaitText("Choose a language");
        inna.presses("\u0420\u0443\u0441\u0441\u043a\u0438\u0439");
        inna.awaitText("\u0413\u043b\u0430\u0432\u043d\u043e\u0435 \u043c\u0435\u043d\u044e");
        inna.says("/invite");
        var link = inna.awaitText("?start=ref_").text();
        var code = link.replaceAll("(?s).*\\?start=(ref_[A-Za-z0-9_-]+).*", "$1");

        var friend = newcomer("Friend");
        friend.says("/start " + code);
        friend.awaitText("terms of use");
        friend.presses("\u2705 I accept");
        friend.awaitText("Welcome");

        inna.says("/cabinet");
        assertThat(inna.awaitText("\u041f\u0440\u0438\u0433\u043b\u0430\u0448\u0435\u043d\u043e")
                        .text())
                .contains("1\u00a0\u0434\u0440\u0443\u0433");
    }

    private static long complaints(TelegramPerson person) {
        return person.answers().stream()
                .filter(answer -> answer.text().contains("Too fast"))
                .count();
    }

    private static void await(BooleanSupplier happened) {
        var deadline = System.nanoTime() + TelegramPerson.PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
        }
    }

    private TelegramPerson newcomer(String name) {
        var person = TelegramPerson.named(
                URI.create(studio.address() + "/sandbox/telegram/api"), NEXT.getAndIncrement(), name, "en");
        people.add(person);
        return person;
    }

    private TelegramPerson accepted(String name) {
        var person = newcomer(name);
        person.says("/start");
        person.awaitText("terms of use");
        person.presses("\u2705 I accept");
        person.awaitText("Welcome");
        person.presses("Continue");
        person.awaitText("Main menu");
        return person;
    }

    private TelegramPerson atTemplate(String name) throws IOException {
        var person = accepted(name);
        person.says("/generation");
        person.awaitText("good light");
        person.sendsPhoto(Files.readAllBytes(PHOTO), "a sneaker");
        person.awaitText("Choose a template");
        return person;
    }

    private TelegramPerson atConfirm(String name, int count) throws IOException {
        var person = atTemplate(name);
        person.presses("Advertising film");
        person.awaitText("Any wishes");
        person.presses(count + "\u00a0clip" + (count == 1 ? "" : "s"));
        person.awaitMessage(
                seen -> seen.text().contains("Shall we start?") || seen.text().contains("Not enough"));
        return person;
    }

    private static String button(Seen message, String label) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .filter(button -> button.text().contains(label))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private static int ordersOf(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("""
                        select count(*) from video_orders o join identities i on i.person_id = o.person_id
                        where i.platform = 'telegram' and i.external_id = :id
                        """)
                .param("id", Long.toString(person.id()))
                .query(Integer.class)
                .single();
    }

    private static UUID jobOf(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("""
                        select j.id from jobs j join identities i on i.person_id = j.person_id
                        where i.platform = 'telegram' and i.external_id = :id
                        """)
                .param("id", Long.toString(person.id()))
                .query(UUID.class)
                .single();
    }

    private static byte[] picture(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < width; x++) {
            for (var y = 0; y < height; y++) {
                image.setRGB(x, y, (x * 31 + y * 17) & 0xFFFFFF);
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", bytes);
        return bytes.toByteArray();
    }
}
