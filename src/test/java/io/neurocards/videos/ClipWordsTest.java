package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.accounts.TestConsents;
import io.neurocards.accounts.standing.TestAdmission;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.TestStore;
import io.neurocards.providers.TestProviders;
import io.neurocards.providers.prompts.TestWriter;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.Scenarios.ScenarioView;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipWordsTest {

    private static final String ENGLISH_RULES =
            "The product is exactly as in the photo: same colour, shape, size, proportions and label.";

    @TempDir
    Path folder;

    private TestWriter service;
    private TestStudio studio;
    private PersonId person;
    private StoredPhoto photo;

    @BeforeEach
    void open() throws IOException {
        service = new TestWriter();
        studio = new TestStudio(
                folder,
                TestStore.in(folder.resolve("store")),
                TestProviders.catalogueOfWords(),
                open -> service.writer(open.database, open.engine.clock(), "a-key"));
        person = studio.personWith(20);
        photo = new StoredPhoto(person + "/real.jpg", null);
        studio.store.put(new MediaKey(Bucket.INPUTS, photo.photo()), jpeg());
    }

    @AfterEach
    void close() {
        studio.close();
        service.close();
    }

    @Test
    void each_clip_of_an_order_is_written_with_another_hero_place_and_mood() throws Exception {
        service.writes("Look!", "A woman.", "A woman shows a sneaker.");

        var jobs = order(brief(Template.UGC, "worded", 3, null));
        film(3);

        assertThat(service.asked())
                .hasSize(3)
                .extracting(TestWriter.Asked::words)
                .doesNotHaveDuplicates();
        assertThat(service.asked().getFirst().instructions())
                .contains("hook")
                .contains("identical to the photo")
                .contains("no captions");
        assertThat(jobs).allSatisfy(job -> {
            assertThat(prompt(job))
                    .startsWith("A woman shows a sneaker.")
                    .contains(ENGLISH_RULES)
                    .contains("9:16");
            assertThat(source(job)).isEqualTo("written");
        });
    }

    @Test
    void a_customers_own_direction_and_a_model_without_words_are_shown_to_nobody() throws Exception {
        service.writes("a", "b", "c");

        var own = order(brief(Template.SELF, "worded", 1, null));
        var wordless = order(brief(Template.UGC, "local", 1, null));
        film(3);

        assertThat(service.asked()).isEmpty();
        assertThat(prompt(own.getFirst())).startsWith("come closer").contains("white sneaker");
        assertThat(List.of(source(own.getFirst()), source(wordless.getFirst()))).containsOnly("template");
    }

    @ParameterizedTest
    @CsvSource({"429,insufficient_quota", "401,invalid_api_key", "500,server_error", "404,model_not_found"})
    void a_writer_that_fails_stops_no_clip_and_an_advertising_film_still_has_no_people(int status, String code)
            throws Exception {
        service.fails(status, code, code);

        var job = order(brief(Template.AD, "worded", 1, null)).getFirst();
        studio.runFor(Duration.ofSeconds(5));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(20));

        assertThat(studio.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(source(job)).isEqualTo("template");
        assertThat(prompt(job))
                .contains("No people, no hands")
                .contains("white sneaker")
                .contains(ENGLISH_RULES)
                .hasSizeGreaterThan(300)
                .doesNotContain("A commercial video showing");
    }

    @Test
    void a_long_answer_is_cut_between_words_and_keeps_the_rules() {
        service.writes("a", "b", "word ".repeat(700));

        var job = order(brief(Template.AD, "worded", 1, null)).getFirst();
        studio.runFor(Duration.ofSeconds(5));

        assertThat(prompt(job).length()).isLessThanOrEqualTo(900);
        assertThat(prompt(job)).contains("word word\n").endsWith("No people, no hands.");
    }

    @Test
    void a_clip_that_returns_to_the_line_keeps_its_words() {
        service.writes("a", "b", "The first words.").writes("a", "b", "Other words.");
        var job = order(brief(Template.UGC, "worded", 1, null)).getFirst();
        studio.runFor(Duration.ofSeconds(5));
        var before = prompt(job);

        studio.database
                .jdbc()
                .sql("update jobs set stage = 'prompting' where id = :id")
                .param("id", job)
                .update();
        var again = studio.rows.jobs().find(job).orElseThrow();
        run(again);

        assertThat(prompt(job)).isEqualTo(before);
        assertThat(source(job)).isEqualTo("written");
        assertThat(service.asked()).hasSize(1);
    }

    @Test
    void a_scenario_that_was_agreed_to_is_filmed_and_the_other_clips_differ() throws Exception {
        service.writes("Look!", "A woman at a table.", "A woman at a table shows it.");
        var scenario = draft(Template.UGC);

        var jobs = order(brief(Template.UGC, "worded", 3, scenario.id()));
        film(3);

        assertThat(service.asked()).hasSize(1);
        assertThat(prompt(jobs.getFirst())).startsWith("A woman at a table shows it.");
        assertThat(jobs.stream().map(this::prompt)).doesNotHaveDuplicates();
        assertThat(jobs.subList(1, 3)).allSatisfy(job -> {
            assertThat(prompt(job))
                    .contains("A woman at a table.")
                    .contains("Look!")
                    .contains(ENGLISH_RULES);
            assertThat(source(job)).isEqualTo("written");
        });
    }

    @Test
    void what_the_customer_changed_is_what_is_filmed() throws Exception {
        service.writes("Look!", "A woman at a table.", "A woman at a table shows it.");
        var scenario = draft(Template.UGC);

        var edited = scenarios(20).edit(person, scenario.id(), "Hello!\u0007", "  A man in a park.  ");
        var job = order(brief(Template.UGC, "worded", 1, scenario.id())).getFirst();
        studio.runFor(Duration.ofSeconds(5));

        assertThat(edited.edited()).isTrue();
        assertThat(edited.spokenText()).isEqualTo("Hello!");
        assertThat(prompt(job)).contains("A man in a park.").contains("Hello!").contains(ENGLISH_RULES);
        assertThat(prompt(job)).doesNotContain("A woman");
        assertThat(source(job)).isEqualTo("edited");
        assertRefused(
                ProblemCode.SCENARIO_UNKNOWN,
                () -> scenarios(20).edit(person, scenario.id(), "Later", "Changed after the order"));
    }

    @Test
    void a_scenario_is_its_persons_own_fits_its_photo_and_template_and_ends_after_a_day() throws Exception {
        service.writes("Look!", "A woman.", "A woman shows it.");
        var scenario = draft(Template.UGC);
        var stranger = studio.personWith(5);
        var other = new StoredPhoto(person + "/other.jpg", null);

        assertRefused(ProblemCode.SCENARIO_UNKNOWN, () -> scenarios(20).get(stranger, scenario.id()));
        assertRefused(ProblemCode.SCENARIO_UNKNOWN, () -> scenarios(20).edit(stranger, scenario.id(), "a", "b"));
        assertRefused(
                ProblemCode.SCENARIO_UNKNOWN,
                () -> studio.place(stranger, brief(Template.UGC, "worded", 1, scenario.id()), photo, "k1"));
        assertRefused(
                ProblemCode.SCENARIO_UNFIT,
                () -> studio.place(person, brief(Template.UGC, "worded", 1, scenario.id()), other, "k2"));
        assertRefused(
                ProblemCode.SCENARIO_UNFIT,
                () -> studio.place(person, brief(Template.AD, "worded", 1, scenario.id()), photo, "k3"));
        studio.engine.advance(Duration.ofHours(26));
        assertRefused(
                ProblemCode.SCENARIO_UNKNOWN,
                () -> studio.place(person, brief(Template.UGC, "worded", 1, scenario.id()), photo, "k4"));
        assertThat(studio.balance(person).held().amount()).isZero();
        kept(20).forgetOld();
        assertThat(count()).isZero();
    }

    @Test
    void nobody_has_more_scenarios_written_within_an_hour_than_the_house_pays_for() throws Exception {
        service.fails(500, "server_error", "server_error");
        assertRefused(ProblemCode.SCENARIO_UNAVAILABLE, () -> draft(Template.UGC, 2));
        assertRefused(ProblemCode.SCENARIO_UNAVAILABLE, () -> draft(Template.UGC, 2));
        service.forget().writes("Look!", "A woman.", "A woman shows it.");

        assertRefused(ProblemCode.TOO_MANY_REQUESTS, () -> draft(Template.UGC, 2));
        studio.engine.advance(Duration.ofMinutes(61));

        assertThat(draft(Template.UGC, 2).scene()).isEqualTo("A woman.");
    }

    @Test
    void a_scenario_is_offered_only_where_the_house_shows_them_and_words_direct_the_model() {
        var worded = TestProviders.catalogueOfWords().find("worded").orElseThrow();
        var local = TestProviders.catalogueOfWords().find("local").orElseThrow();

        assertThat(scenarios(20).offered(Template.UGC, worded)).isTrue();
        assertThat(scenarios(20).offered(Template.UGC, local)).isFalse();
        assertThat(scenarios(20).offered(Template.AD, worded)).isFalse();
        assertThat(scenarios(20).offered(Template.SELF, worded)).isFalse();
        assertRefused(ProblemCode.SCENARIO_UNAVAILABLE, () -> draft(Template.AD));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void words_that_are_too_long_or_missing_are_refused() throws Exception {
        service.writes("x".repeat(3000), "y ".repeat(1900), "A woman shows it.");
        var scenario = draft(Template.UGC);

        assertThat(scenario.spokenText()).hasSize(Scenarios.LONGEST_SPOKEN_TEXT);
        assertThat(scenario.scene().length()).isLessThanOrEqualTo(Scenarios.LONGEST_SCENE);
        assertRefused(ProblemCode.SCENE_REQUIRED, () -> scenarios(20).edit(person, scenario.id(), "a", " \u0007 "));
        assertRefused(ProblemCode.TEXT_TOO_LONG, () -> scenarios(20).edit(person, scenario.id(), "a".repeat(601), "b"));
        assertRefused(
                ProblemCode.TEXT_TOO_LONG, () -> scenarios(20).edit(person, scenario.id(), "a", "b".repeat(1201)));
    }

    @Test
    void rules_are_never_cut_off_and_words_never_in_two() {
        assertThat(FinalPrompt.of("one two three", "RULES", 13)).isEqualTo("one two\nRULES");
        assertThat(FinalPrompt.of("x".repeat(50), "RULES", 16)).isEqualTo("x".repeat(10) + "\nRULES");
        assertThat(FinalPrompt.refit("one two three\nRULES", "RULES", 13)).isEqualTo("one two\nRULES");
        assertThat(FinalPrompt.refit("short", "RULES", 13)).isEqualTo("short");
        assertThat(FinalPrompt.cut("👟".repeat(5), 5)).isEqualTo("👟👟");
    }

    private static void assertRefused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private ScenarioView draft(Template template) throws Exception {
        return draft(template, 20);
    }

    private ScenarioView draft(Template template, int perHour) throws Exception {
        TestConsents.agree(
                studio.database.jdbc(),
                studio.decisions,
                person,
                studio.engine.clock().instant());
        var brief = new Brief(template.text(), "white sneaker", "slowly", null, 1, 5, "worded", "en");
        return scenarios(perHour).draft(person, brief, VideoType.REELS, photo);
    }

    private Scenarios scenarios(int perHour) {
        return new Scenarios(
                TestConsents.on(studio.database.jdbc()),
                new BriefCheck(TestProviders.catalogueOfWords(), TestProviders.of(studio.vendor)),
                new StoredPhotos(null, studio.store),
                studio.askWriter,
                kept(perHour),
                settings(perHour));
    }

    private KeptScenarios kept(int perHour) {
        return new KeptScenarios(
                studio.decisions,
                TestAdmission.on(studio.database.jdbc()),
                studio.rows,
                settings(perHour),
                studio.engine.clock());
    }

    private static ScenarioSettings settings(int perHour) {
        return new ScenarioSettings(Set.of("ugc"), perHour, Duration.ofHours(24));
    }

    private CheckedBrief brief(Template template, String model, int count, @Nullable UUID scenario) {
        var prompt = template == Template.SELF ? "come closer" : "";
        var found = TestProviders.catalogueOfWords().find(model).orElseThrow();
        return new CheckedBrief(
                VideoType.REELS, template, found, "white sneaker", "slowly", prompt, count, 5, "en", scenario);
    }

    private List<UUID> order(CheckedBrief brief) {
        return studio.place(person, brief, photo, UUID.randomUUID().toString()).jobs().stream()
                .map(OrderedVideos.OrderedJob::jobId)
                .toList();
    }

    /** Has clips made one after the other. */
    private void film(int clips) throws Exception {
        for (var clip = 0; clip < clips; clip++) {
            studio.runFor(Duration.ofSeconds(3));
            studio.vendorDelivers();
            studio.runFor(Duration.ofSeconds(3));
        }
    }

    private void run(VideoJob job) {
        try {
            studio.runStage(job);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String prompt(UUID job) {
        return column("final_prompt", job);
    }

    private String source(UUID job) {
        return column("prompt_source", job);
    }

    private String column(String name, UUID job) {
        return studio.database
                .jdbc()
                .sql("select " + name + " from jobs where id = :id")
                .param("id", job)
                .query(String.class)
                .single();
    }

    private int count() {
        return studio.database
                .jdbc()
                .sql("select count(*) from scenarios")
                .query(Integer.class)
                .single();
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
