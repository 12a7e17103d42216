package io.neurocards.accounts;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who agreed to which version of the terms, and when. */
@Component
public final class Consents {

    private final JdbcClient jdbc;
    private final AccountsSettings settings;

    Consents(JdbcClient jdbc, AccountsSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Returns the version of the terms in force. */
    public String currentVersion() {
        return settings.termsVersion();
    }

    /**
     * Lets a person pass who agreed to the terms in force.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED with {@code version} when they did not
     */
    public void require(PersonId person) {
        var accepted = jdbc.sql("""
                        select exists(
                            select from consents where person_id = :person and terms_version = :version)
                        """)
                .param("person", person.value())
                .param("version", currentVersion())
                .query(Boolean.class)
                .single();
        if (!accepted) {
            throw notAccepted();
        }
    }

    private ProblemException notAccepted() {
        return new ProblemException(ProblemCode.TERMS_NOT_ACCEPTED).with("version", currentVersion());
    }

    /**
     * Lets pass who was shown the terms in force.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED with {@code version} when {@code version} is another one
     */
    public void requireCurrent(String version) {
        if (!version.equals(currentVersion())) {
            throw notAccepted();
        }
    }

    /** Takes the consent down in the caller's transaction, unless it was before. */
    public void record(PersonId person, String version, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into consents (id, person_id, terms_version, accepted_at)
                        values (:id, :person, :version, :now)
                        on conflict on constraint consents_once_per_version do nothing
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("version", version)
                .param("now", SqlTime.of(now))
                .update();
    }
}
