package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.client.BotFiles;
import io.neurocards.telegram.client.BotFiles.Download.Written;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.ApiClient;
import io.neurocards.web.RunningStudio;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers of the bot have everything sent that is kept about them. */
@Thorough
class TakeawayTest {

    private static final String BUTTON = "\uD83D\uDCE6 Send me my data";
    private static final Pattern LINK = Pattern.compile("/take-along/[^\"\\\\]+");

    @TempDir
    Path folder;

    @Test
    void the_cabinet_sends_everything_of_oneself_as_a_document_three_times_a_day() throws Exception {
        try (var studio = RunningStudio.start(folder, Unhurried.arguments())) {
            var visitors = new Visitors(studio);
            var boris = visitors.accepted("Boris");
            var anna = visitors.accepted("Anna");
            anna.says("/cabinet");
            anna.awaitText("My account");
            anna.presses(BUTTON);
            anna.awaitText("I am packing everything");

            var sent = anna.awaitMessage(seen -> seen.has("document"));

            assertThat(sent.text()).contains("Everything that is kept about you");
            assertThat(sent.facts().at("/document/file_name").asString()).matches("neurocards-[0-9-]+\\.zip");
            assertThat(sent.facts().at("/document/mime_type").asString()).isEqualTo("application/zip");
            var data = data(bytes(studio, sent.facts().at("/document/file_id").asString()));
            assertThat(data).contains("\"" + anna.id() + "\"", "Anna").doesNotContain("Boris", "" + boris.id());
            assertThat(boris.messages()).noneMatch(seen -> seen.has("document"));

            anna.says("/delete");
            anna.awaitText("Save your clips first");
            anna.presses(BUTTON);
            anna.says("/export");
            Visitors.await("three archives", () -> documents(anna) == 3);
            anna.says("/export");
            anna.awaitText("three times within a day");
            assertThat(documents(anna)).isEqualTo(3);
            var person = visitors.of(anna, UUID.class, "select person_id from p");
            assertThat(count(
                            studio, "audit_log where action = 'accounts.export' and subject = 'person:" + person + "'"))
                    .isEqualTo(3);
            var nobody = visitors.newcomer("Dora");
            nobody.says("/export");
            nobody.awaitText("Nothing is kept about you here yet");
        }
    }

    @Test
    void what_is_too_large_for_telegram_comes_as_a_link_that_downloads_it() throws Exception {
        try (var studio =
                RunningStudio.start(folder, Unhurried.arguments("--neurocards.telegram.delivery.largest-upload=1KB"))) {
            var anna = new Visitors(studio).accepted("Anna");
            anna.says("/export");

            var told = anna.awaitText("too large for this chat");

            assertThat(documents(anna)).isZero();
            var link = LINK.matcher(told.facts().toString());
            assertThat(link.find()).isTrue();
            var answer = new ApiClient(studio.address()).get(link.group());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(data(answer.raw().body())).contains("\"" + anna.id() + "\"");
        }
    }

    private static long documents(TelegramPerson person) {
        return person.messages().stream().filter(seen -> seen.has("document")).count();
    }

    private static long count(RunningStudio studio, String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static byte[] bytes(RunningStudio studio, String fileId) throws IOException {
        var content = new ByteArrayOutputStream();
        assertThat(studio.bean(BotFiles.class).fetch(fileId, 1_000_000, content))
                .isInstanceOf(Written.class);
        return content.toByteArray();
    }

    private static String data(byte[] archive) throws IOException {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("data.json");
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
