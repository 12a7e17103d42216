package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A script runs on both of two databases, at different times and as different roles, and has to leave the same rows. */
class DeterministicScriptsTest {

    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** What PostgreSQL answers differently each time, on each server, or to each role. */
    private static final Pattern DIFFERENT_EACH_TIME = Pattern.compile(
            "\\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday|random(_normal)?"
                    + "|gen_random_\\w+|uuidv[47]|uuid_generate_\\w+|nextval|currval|lastval|setval|txid_current\\w*"
                    + "|pg_current_xact_id\\w*|pg_backend_pid|current_setting|inet_server_\\w+|version|current_database)\\s*\\("
                    + "|\\b(current_timestamp|current_date|current_time|localtimestamp|localtime|current_user|session_user"
                    + "|current_role|current_catalog|current_schema|serial|bigserial|smallserial|tablesample|ctid|xmin)\\b"
                    + "|'(now|today|tomorrow|yesterday)'");

    @Test
    void no_script_asks_the_clock_the_server_or_for_chance() throws IOException {
        var scripts = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql");

        assertThat(scripts)
                .hasSizeGreaterThan(20)
                .allSatisfy(script -> assertThat(found(script.getContentAsString(StandardCharsets.UTF_8)))
                        .as(script.getFilename()
                                + " would leave other rows on the second of two databases: give the value in the"
                                + " script, or take it from the rows")
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update workers set beat_at = now()",
                "alter table a add at timestamptz not null default CURRENT_TIMESTAMP",
                "insert into a (id) values (gen_random_uuid ())",
                "update a set n = nextval('b')",
                "update a set n = floor(random() * 6)",
                "update a set owner = current_user",
                "update a set at = clock_timestamp()",
                "create table a (id uuid primary key, n bigserial)",
                "update a set at = 'now'"
            })
    void each_of_these_would_be_refused(String script) {
        assertThat(found(script)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- as now() says\nupdate a set b = 1",
                "/* random() */ select 1",
                "alter table a add known_at timestamptz, add version integer",
                "update a set at = '2026-01-01T00:00:00Z', serial_number = 3"
            })
    void none_of_these_is_taken_for_one(String script) {
        assertThat(found(script)).isEmpty();
    }

    private static List<String> found(String script) {
        var text = COMMENT.matcher(script).replaceAll(" ").toLowerCase(Locale.ROOT);
        return DIFFERENT_EACH_TIME
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
