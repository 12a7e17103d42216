package io.neurocards.videos;

import io.neurocards.accounts.erasure.Leaving;
import io.neurocards.accounts.erasure.PersonalData;
import io.neurocards.database.SqlTime;
import io.neurocards.media.Bucket;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A person's photos, clips and every word they wrote about them. Orders stay, blank, for the postings to point at; a clip that
 * would come late is not waited for any more.
 */
@Order(10)
final class EraseVideos implements PersonalData {

    private static final List<String> BLANKED = List.of(
            "delete from short_orders where person_id = :person",
            "update video_orders set description = '', wishes = '', prompt = '' where person_id = :person",
            """
            update jobs set final_prompt = null, ignored_words = null, error_details = null,
                            files_deleted_at = coalesce(files_deleted_at, :now)
            where person_id = :person
            """,
            """
            update scenarios set spoken_text = '', scene = '', final_prompt = ''
            where person_id = :person and scene is not null
            """,
            """
            update job_attempts
            set message = null, next_look_at = null, watch_until = null,
                outcome = case when outcome in ('given_up', 'review') then 'lost' else outcome end
            where job_id in (select id from jobs where person_id = :person)
            """);

    private final JdbcClient jdbc;
    private final VideoRows rows;
    private final MediaStore store;

    EraseVideos(JdbcClient jdbc, VideoRows rows, MediaStore store) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.store = store;
    }

    @Override
    public void requireNothingOpen(PersonId person) {
        if (rows.jobs().unfinishedOf(person) > 0) {
            throw new ProblemException(ProblemCode.CLIPS_IN_THE_MAKING);
        }
    }

    @Override
    public void eraseRows(Leaving leaving) {
        BLANKED.forEach(sql -> jdbc.sql(sql)
                .param("person", leaving.person().value())
                .param("now", SqlTime.of(leaving.now()))
                .update());
    }

    @Override
    public void eraseFiles(PersonId person) throws IOException {
        for (var bucket : Bucket.values()) {
            for (var key : store.listBelow(bucket, person.toString())) {
                store.delete(key);
            }
        }
    }
}
