package io.neurocards.videos;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.providers.LookUpAnswer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says what can be done about a trouble, by the code that the studio itself does it with. A look-up's news are handed over to
 * the job's own run, which whoever makes clips goes on with; nothing is asked for a second time, and nothing ends here but a
 * hold that no job can end any more.
 */
final class Reconcile {

    private final Decisions decisions;
    private final VideoRows rows;
    private final Requests requests;
    private final LookUps lookUps;
    private final EndVideo endVideo;
    private final Jobs jobs;

    Reconcile(Decisions decisions, VideoRows rows, Requests requests, LookUps lookUps, EndVideo endVideo, Jobs jobs) {
        this.decisions = decisions;
        this.rows = rows;
        this.requests = requests;
        this.lookUps = lookUps;
        this.endVideo = endVideo;
        this.jobs = jobs;
    }

    /**
     * What can be done.
     *
     * @param says the plan in words
     * @param act does it; null when the studio does by itself what is to be done, or a person must
     */
    record Plan(String says, @Nullable Runnable act) {}

    Plan plan(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Silent silent -> silent(silent.job());
            case Trouble.Unsure(var attempt) -> look(attempt);
            case Trouble.Abandoned(var attempt) ->
                new Plan("its job runs once more, which ends it", () -> runAgain(attempt.jobId()));
            case Trouble.StrayHold stray ->
                new Plan(
                        stray.ended() == Stage.COMPLETED ? "it is spent" : "it is given back",
                        () -> endVideo.settle(stray.job(), stray.hold().person()));
            case Trouble.WithoutHold _ -> new Plan("cancel it: it can not be charged", null);
        };
    }

    private Plan silent(UUID job) {
        var open = rows.attempts().open(job);
        return open.isPresent() && !requests.isRepeatable(open.get())
                ? look(open.get())
                : new Plan("it runs once more", () -> runAgain(job));
    }

    private void runAgain(UUID job) {
        decisions.act(() -> jobs.enqueue(VideoPipeline.TYPE, job));
    }

    private Plan look(Attempt attempt) {
        var seen = lookUps.see(attempt);
        var told = words(seen.answer());
        return seen.isNews()
                ? new Plan(told + "; " + consequence(attempt, seen.answer()), () -> lookUps.keep(seen))
                : new Plan(told + "; it is looked for again by itself", null);
    }

    private static String consequence(Attempt attempt, LookUpAnswer answer) {
        if (!attempt.state().isOpen()) {
            return "its clip is fetched and given for nothing";
        }
        return switch (answer) {
            case LookUpAnswer.Ready _, LookUpAnswer.Failed _, LookUpAnswer.Waiting _ -> "the job goes on with that";
            case LookUpAnswer.Unknown _, LookUpAnswer.NoAnswer _ -> "its time is over and the credit goes back";
        };
    }

    private static String words(LookUpAnswer answer) {
        return switch (answer) {
            case LookUpAnswer.Ready _ -> "the vendor has the clip";
            case LookUpAnswer.Waiting(var progress) -> "the vendor is making it, " + progress + " %";
            case LookUpAnswer.Failed(var reason, var message) ->
                "the vendor could not make it (" + reason.text() + ": " + message + ")";
            case LookUpAnswer.Unknown _ -> "no such task is known there";
            case LookUpAnswer.NoAnswer(var message) -> "nobody knows (" + message + ")";
        };
    }
}
