package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.accounts.export.ExportLinks;
import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A customer's data to take along, over real HTTP and in a real browser. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
class ExportTest {

    /** Tables with a person in them whose rows nobody takes along, and why. */
    private static final Map<String, String> NOT_EXPORTED = Map.of(
            "link_codes", "digests of codes that were good for ten minutes",
            "partners", "a business, which has keys and no session",
            "sync_operations", "digests of what apps sent; what they keep is in sync_documents",
            "telegram_progress", "which message shows how far a clip is",
            "telegram_tellings", "what is on its way, gone when it was sent",
            "waited_operations", "what became of a wish, for days; the order that it made is there");

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, "--neurocards.web.account-requests-per-minute=10000");
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static String newAddress() {
        return "taker-" + UUID.randomUUID() + "@example.org";
    }

    private static PersonId personOf(ApiClient client) {
        return new PersonId(studio.database()
                .jdbc()
                .sql("select person_id from sessions where token_hash = sha256(:token::bytea)")
                .param("token", client.token())
                .query(UUID.class)
                .single());
    }

    private static Map<String, byte[]> unzipped(Answer answer) throws IOException {
        var files = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.raw().body()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /** Gives a person so many finished clips, with a photo each. */
    private static void makeClips(PersonId person, int count, String description) throws IOException {
        var jdbc = studio.database().jdbc();
        for (var number = 1; number <= count; number++) {
            var order = UUID.randomUUID();
            var photo = new MediaKey(Bucket.INPUTS, person + "/" + order + ".jpg");
            var clip = new MediaKey(Bucket.OUTPUTS, person + "/" + order + ".mp4");
            studio.bean(MediaStore.class).put(photo, ("photo " + number).getBytes(StandardCharsets.UTF_8));
            studio.bean(MediaStore.class).put(clip, ("clip " + number).getBytes(StandardCharsets.UTF_8));
            jdbc.sql("""
                            insert into video_orders (id, person_id, template, model, description, wishes, prompt, language, photo, seconds,
                                count, credits_each, ordered_at)
                            values (:id, :person, 'ad', 'local', :description, 'slowly', '', 'en', :photo, 5, 1, 1,
                                timestamptz '2026-11-20T12:00:00Z' + :number * interval '1 minute')
                            """)
                    .param("id", order)
                    .param("person", person.value())
                    .param("description", description)
                    .param("photo", photo.path())
                    .param("number", number)
                    .update();
            jdbc.sql("""
                            insert into jobs (id, order_id, person_id, number, status, stage, progress, cost, seed, variant, attempts, clip,
                                poster, ai_mark, created_at, started_at, finished_at)
                            select gen_random_uuid(), id, person_id, 1, 'completed', 'completed', 100, 1, 1, 1, 1, :clip, :clip, 'none',
                                ordered_at, ordered_at, ordered_at + interval '1 minute'
                            from video_orders where id = :order
                            """).param("clip", clip.path()).param("order", order).update();
        }
    }

    @Test
    void everything_of_oneself_is_in_it_and_nothing_of_others() throws Exception {
        var email = newAddress();
        var othersEmail = newAddress();
        var anna = anybody().signedUp(email);
        var boris = anybody().signedUp(othersEmail);
        makeClips(personOf(anna), 2, "Белые кроссовки: <b>/../</b>");
        makeClips(personOf(boris), 1, "a secret of Boris");
        var phone = anybody()
                .post(
                        "/v1/mobile/users/",
                        "{\"device_id\":\"phone-%s\",\"platform\":\"ios\",\"app_version\":\"1.0\"}"
                                .formatted(UUID.randomUUID()),
                        "Idempotency-Key",
                        UUID.randomUUID().toString());
        var app = anybody().with(phone.text("token"));
        makeClips(personOfDevice(phone), 1, "by phone");
        studio.bean(ConfirmLink.class)
                .confirm(
                        personOf(anna),
                        studio.bean(StartLink.class)
                                .start(personOfDevice(phone))
                                .code());

        var answer = anna.get("/v1/account/export");
        var files = unzipped(answer);
        var data = text(files, "data.json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.raw().headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.raw().headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "neurocards-");
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "data.json",
                        "README.txt",
                        "photos/2026-11-20 by phone.jpg",
                        "clips/2026-11-20 by phone.mp4",
                        "photos/2026-11-20 Белые кроссовки b b.jpg",
                        "photos/2026-11-20 Белые кроссовки b b (2).jpg",
                        "clips/2026-11-20 Белые кроссовки b b.mp4",
                        "clips/2026-11-20 Белые кроссовки b b (2).mp4");
        assertThat(text(files, "clips/2026-11-20 Белые кроссовки b b.mp4")).isEqualTo("clip 2");
        var json = JsonMapper.shared().readTree(data);
        assertThat(json.at("/identities/0/external_id").asString()).isEqualTo(email);
        assertThat(json.at("/video_orders/0/wishes").asString()).isEqualTo("slowly");
        assertThat(json.at("/videos").size()).isEqualTo(3);
        assertThat(json.at("/devices/0/app_version").asString()).isEqualTo("1.0");
        assertThat(json.at("/credit_postings/0/kind").asString()).isEqualTo("grant");
        assertThat(data)
                .doesNotContain(othersEmail, "Boris", anna.token(), app.token(), "password_hash", "$argon2", "token")
                .doesNotContain(personOf(boris).toString());
        assertThat(text(files, "README.txt")).contains("data.json").doesNotContain("(2).mp4");
    }

    private static PersonId personOfDevice(Answer registered) {
        return new PersonId(UUID.fromString(registered.text("user_uuid")));
    }

    @Test
    void two_hundred_clips_and_hundreds_of_rows_come_whole_and_what_is_away_is_named() throws Exception {
        var anna = anybody().signedUp(newAddress());
        var person = personOf(anna);
        makeClips(person, 200, "mug");
        studio.database().jdbc().sql("""
                        insert into sessions (id, person_id, token_hash, created_at, expires_at, last_seen_at)
                        select gen_random_uuid(), :person, sha256(n::text::bytea || sha256(:person::text::bytea)), now(), now(), now()
                        from generate_series(1, 450) n
                        """).param("person", person.value()).update();
        var away = studio.bean(MediaStore.class).listBelow(Bucket.OUTPUTS, person.toString());
        studio.bean(MediaStore.class).delete(away.getFirst());

        var files = unzipped(anna.get("/v1/export"));

        assertThat(files).hasSize(2 + 200 + 199);
        assertThat(JsonMapper.shared().readTree(files.get("data.json")).at("/sign_ins"))
                .hasSize(451);
        assertThat(JsonMapper.shared().readTree(files.get("data.json")).at("/videos"))
                .hasSize(200);
        assertThat(text(files, "README.txt")).contains("clips/2026-11-20 mug");
    }

    @Test
    void three_a_day_with_a_session_and_nobody_else() throws Exception {
        var anna = anybody().signedUp(newAddress());
        for (var time = 0; time < 3; time++) {
            assertThat(anna.get("/v1/export").status()).isEqualTo(200);
        }

        var fourth = anna.get("/v1/export");

        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.code()).isEqualTo("too_many_requests");
        assertThat(fourth.body().path("retry_after_seconds").asInt()).isBetween(80_000, 86_400);
        assertThat(anybody().get("/v1/export").status()).isEqualTo(401);
        assertThat(anna.get("/v1/export/" + personOf(anna)).status()).isEqualTo(404);
        studio.database()
                .jdbc()
                .sql("update data_exports set begun_at = begun_at - interval '25 hours'")
                .update();
        assertThat(anna.get("/v1/export").status()).isEqualTo(200);
        assertThat(studio.database()
                        .jdbc()
                        .sql("select count(*) from data_exports where person_id = :person")
                        .param("person", personOf(anna).value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_was_too_large_for_a_chat_is_downloaded_by_its_link_and_by_no_other() throws Exception {
        var anna = anybody().signedUp(newAddress());
        anna.get("/v1/export");
        var export = studio.database()
                .jdbc()
                .sql("select id from data_exports where person_id = :person")
                .param("person", personOf(anna).value())
                .query(UUID.class)
                .single();
        var link = studio.bean(ExportLinks.class).path(export);

        var files = unzipped(anybody().get(link));

        assertThat(text(files, "data.json")).contains(personOf(anna).toString());
        assertThat(anybody().get(link.replaceAll("&signature=.*", "")).status()).isEqualTo(403);
        assertThat(anybody()
                        .get(link.replaceAll("expires=\\d+", "expires=99999999999"))
                        .status())
                .isEqualTo(403);
        assertThat(anybody()
                        .get(link.replace(export.toString(), UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(403);
        assertThat(anybody()
                        .get(studio.bean(ExportLinks.class).path(UUID.randomUUID()))
                        .status())
                .isEqualTo(404);
        for (var more = 0; more < 4; more++) {
            assertThat(anybody().get(link).status()).isEqualTo(200);
        }
        assertThat(anybody().get(link).status()).isEqualTo(429);
        assertThat(anna.get("/v1/export").status()).isEqualTo(429);
    }

    @Test
    void the_cabinet_has_a_button_for_it() throws Exception {
        var page = browser.stranger();
        new BrowserCustomers(studio).signedUp(page);
        page.navigate("/cabinet");
        page.click("a[href='/cabinet/export']");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "export-1440.png")));

        var download = page.waitForDownload(() -> page.click("form[action='/cabinet/export'] button"));
        try (var zip = new ZipInputStream(download.createReadStream(), StandardCharsets.UTF_8)) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("data.json");
        }
        assertThat(download.suggestedFilename()).matches("neurocards-[0-9-]+\\.zip");
        for (var more = 0; more < 2; more++) {
            page.waitForDownload(() -> page.click("form[action='/cabinet/export'] button"));
        }
        page.setViewportSize(390, 844);
        page.click("form[action='/cabinet/export'] button");
        assertThat(page.locator("main")).containsText("Завтра можно снова");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "export-390.png")));
    }

    @Test
    void every_table_with_a_person_is_in_it_or_says_why_not() {
        var named =
                Set.copyOf(studio.database().jdbc().sql("""
                        select table_name from information_schema.columns
                        where table_schema = 'public' and column_name = 'person_id'
                        """).query(String.class).list());
        var told = new TreeSet<>(NOT_EXPORTED.keySet());
        studio.beans(ExportedData.class)
                .forEach(part -> part.sections().forEach(section -> told.addAll(section.tables())));

        assertThat(told).containsAll(named);
        assertThat(named).containsAll(NOT_EXPORTED.keySet());
    }
}
