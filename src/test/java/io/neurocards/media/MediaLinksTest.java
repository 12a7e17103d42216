package io.neurocards.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.ServerSecret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MediaLinksTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:34:56Z");
    private static final MediaKey CLIP = new MediaKey(Bucket.OUTPUTS, "2026/clip.mp4");

    private final MediaLinks links = linksAt(NOW, 1);

    @Test
    void a_link_opens_the_object_that_it_was_made_for() {
        var link = links.path(CLIP, NOW.plusSeconds(60));

        assertThat(link).matches("/storage/outputs/2026/clip\\.mp4\\?expires=1795178156&signature=[A-Za-z0-9_-]{43}");
        assertThat(verify(links, link)).isEqualTo(CLIP);
    }

    @Test
    void a_link_to_save_carries_the_name() {
        var link = links.path(CLIP, NOW.plusSeconds(60), "Кружка & чай 50%.mp4");

        assertThat(URI.create(link).getQuery()).endsWith("&download=Кружка & чай 50%.mp4");
        assertThat(parameters(link)).containsEntry("download", "Кружка & чай 50%.mp4");
        assertThat(verify(links, link)).isEqualTo(CLIP);
    }

    @Test
    void a_link_works_until_the_second_at_which_it_expires() {
        var link = links.path(CLIP, NOW.plusSeconds(60));

        assertThat(verify(linksAt(NOW.plusSeconds(59), 1), link)).isEqualTo(CLIP);
        assertThat(refusal(linksAt(NOW.plusSeconds(60), 1), link)).isEqualTo("expired");
    }

    @Test
    void a_link_to_something_else_is_forged() {
        var link = links.path(CLIP, NOW.plusSeconds(60));
        var saved = links.path(CLIP, NOW.plusSeconds(60), "clip.mp4");

        assertThat(refusal(links, link.replace("2026/clip", "2026/other"))).isEqualTo("forged");
        assertThat(refusal(links, link.replace("/outputs/", "/inputs/"))).isEqualTo("forged");
        assertThat(refusal(links, link.replace("expires=17", "expires=27"))).isEqualTo("forged");
        assertThat(refusal(links, link.replace("expires=", "expires=0"))).isEqualTo("forged");
        assertThat(refusal(links, link + "&download=clip.mp4")).isEqualTo("forged");
        assertThat(refusal(links, link + "&download=")).isEqualTo("forged");
        assertThat(refusal(links, saved.replace("=clip.mp4", "=virus.exe"))).isEqualTo("forged");
        assertThat(refusal(links, saved.replace("&download=clip.mp4", ""))).isEqualTo("forged");
        assertThat(refusal(linksAt(NOW, 2), link)).isEqualTo("forged");
    }

    @Test
    void every_changed_character_of_a_signature_shows() {
        var link = links.path(CLIP, NOW.plusSeconds(60));

        for (var i = link.indexOf("signature=") + 10; i < link.length() - 1; i++) {
            var other = link.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(refusal(links, link.substring(0, i) + other + link.substring(i + 1)))
                    .isEqualTo("forged");
        }
        assertThat(refusal(links, link + "A")).isEqualTo("forged");
        assertThat(refusal(links, link.substring(0, link.length() - 1))).isEqualTo("forged");
    }

    @Test
    void a_link_without_its_parts_is_unsigned() {
        assertThat(refusal(links, "/storage/outputs/a.mp4")).isEqualTo("unsigned");
        assertThat(refusal(links, "/storage/outputs/a.mp4?expires=99999999999")).isEqualTo("unsigned");
        assertThat(refusal(links, "/storage/outputs/a.mp4?expires=-1&signature=a"))
                .isEqualTo("unsigned");
        assertThat(refusal(links, "/storage/outputs/a.mp4?expires=9999999999999&signature=a"))
                .isEqualTo("unsigned");
    }

    @Test
    void what_can_be_no_object_is_not_found() {
        for (var path : new String[] {"../etc/passwd", "", "a//b", "a/../b"}) {
            assertThat(catchThrowableOfType(ProblemException.class, () -> links.verify("outputs", path, "1", "a", null))
                            .code())
                    .isEqualTo(ProblemCode.NOT_FOUND);
        }
        assertThat(catchThrowableOfType(ProblemException.class, () -> links.verify("secrets", "a", "1", "a", null))
                        .code())
                .isEqualTo(ProblemCode.NOT_FOUND);
    }

    @Test
    void a_page_that_is_loaded_again_within_the_hour_has_the_same_links() {
        var first = linksAt(Instant.parse("2026-11-20T12:00:00Z"), 1).path(CLIP);
        var last = linksAt(Instant.parse("2026-11-20T12:59:59Z"), 1).path(CLIP);
        var next = linksAt(Instant.parse("2026-11-20T13:00:00Z"), 1).path(CLIP);

        assertThat(last).isEqualTo(first);
        assertThat(next).isNotEqualTo(first);
        assertThat(links.usualExpiry()).isEqualTo("2026-11-21T13:00:00Z");
    }

    @Test
    void a_name_that_no_file_may_have_is_not_signed() {
        for (var name : new String[] {"", "a/b", "a\\b", "a\r\nSet-Cookie: b", "a".repeat(121)}) {
            assertThatThrownBy(() -> links.path(CLIP, NOW, name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static MediaLinks linksAt(Instant now, int secret) {
        var key = new byte[32];
        key[0] = (byte) secret;
        return new MediaLinks(new ServerSecret(key), Clock.fixed(now, ZoneOffset.UTC), Duration.ofHours(24));
    }

    private static @Nullable Object refusal(MediaLinks links, String link) {
        var problem = catchThrowableOfType(ProblemException.class, () -> verify(links, link));
        assertThat(problem).as(link).isNotNull();
        assertThat(problem.code()).isEqualTo(ProblemCode.FORBIDDEN);
        return problem.facts().get("link");
    }

    private static MediaKey verify(MediaLinks links, String link) {
        var path = URI.create(link).getPath().split("/", 4);
        var parameters = parameters(link);
        return links.verify(
                path[2], path[3], parameters.get("expires"), parameters.get("signature"), parameters.get("download"));
    }

    private static Map<String, String> parameters(String link) {
        var parameters = new HashMap<String, String>();
        var query = URI.create(link).getRawQuery();
        if (query != null) {
            for (var parameter : query.split("&", -1)) {
                var parts = parameter.split("=", 2);
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
