package io.neurocards.videos;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.providers.prompts.Scenario;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import io.neurocards.videos.Drafts.StoredPhoto;
import io.neurocards.videos.Scenarios.ScenarioView;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Decides who may have a scenario written, keeps it, and changes it. */
final class KeptScenarios {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int BATCH = 1000;

    private final Decisions decisions;
    private final Admission admission;
    private final VideoRows rows;
    private final ScenarioSettings settings;
    private final Clock clock;

    KeptScenarios(Decisions decisions, Admission admission, VideoRows rows, ScenarioSettings settings, Clock clock) {
        this.decisions = decisions;
        this.admission = admission;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the writer is about to be asked for. */
    record Asked(UUID id, int variant) {}

    /**
     * Notes that the writer is about to be asked, which counts whatever comes of it.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with retry_after_seconds; and what {@code Admission} says
     */
    Asked begin(PersonId person, CheckedBrief brief, StoredPhoto photo) {
        return decisions.act(() -> {
            admission.require(person);
            rows.scenarios().lockFor(person);
            var now = clock.instant();
            rows.scenarios()
                    .nthLatest(person, settings.perHour(), now.minus(HOUR))
                    .ifPresent(first -> {
                        throw new ProblemException(ProblemCode.TOO_MANY_REQUESTS)
                                .with(
                                        "retry_after_seconds",
                                        Math.max(
                                                1,
                                                Duration.between(now, first.plus(HOUR))
                                                        .toSeconds()));
                    });
            var variant = rows.orders().clipsOf(person, photo.photo(), brief.template())
                    + rows.scenarios().countOf(person, photo, brief.template());
            var asked = new Asked(UuidV7.at(now), variant % Short.MAX_VALUE);
            rows.scenarios().ask(asked.id(), person, brief, photo, asked.variant(), now, now.plus(settings.lifetime()));
            return asked;
        });
    }

    ScenarioView keep(PersonId person, Asked asked, Scenario scenario) {
        decisions.act(() -> rows.scenarios().written(asked.id(), scenario));
        return get(person, asked.id());
    }

    ScenarioView edit(PersonId person, UUID id, String spokenText, String scene) {
        if (!decisions.act(() -> rows.scenarios().edit(person, id, spokenText, scene, clock.instant()))) {
            throw new ProblemException(ProblemCode.SCENARIO_UNKNOWN);
        }
        return get(person, id);
    }

    /** @throws ProblemException SCENARIO_UNKNOWN when it is not this person's, or its time is over */
    ScenarioView get(PersonId person, UUID id) {
        return rows.scenarios()
                .find(person, id, clock.instant())
                .orElseThrow(() -> new ProblemException(ProblemCode.SCENARIO_UNKNOWN))
                .view();
    }

    /** Deletes those whose time is over and by which nothing was ordered. */
    void forgetOld() {
        var before = clock.instant().minus(HOUR);
        int deleted;
        do {
            deleted = decisions.act(() -> rows.scenarios().forget(before, BATCH));
        } while (deleted == BATCH);
    }
}
