package io.neurocards.database.model;

import io.neurocards.database.model.PaidTask.Job.Stage;
import io.neurocards.database.model.PaidTask.Worker.Doing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * One job and the paid task that it may submit at most once: two workers that pause and crash anywhere, requests that arrive
 * late or never, look-ups that miss, and a change of the decider that loses what was not yet in both databases.
 *
 * @param job what the log says of the job
 * @param stable whether the other database says the same
 * @param workers what each is at
 * @param requests tokens of requests on their way to the provider
 * @param tasks tokens of the tasks that exist there, and are paid
 * @param tokens how many tokens were given
 * @param crashes how many workers have crashed
 */
record PaidTask(
        Job job,
        boolean stable,
        List<Worker> workers,
        List<Integer> requests,
        List<Integer> tasks,
        int tokens,
        int crashes,
        boolean switched) {

    private static final int MOST_TOKENS = 3;
    private static final int MOST_CRASHES = 2;

    /** How the product submits, and ways not to. */
    enum Way {
        RULE,
        KEY_OF_THE_PROVIDER,
        AGAIN_AFTER_LEASE_END,
        AGAIN_AFTER_LOOK_UP_MISS,
        CALL_BEFORE_STABLE,
        QUEUED_AGAIN_AT_A_SWITCH
    }

    record Job(Stage stage, int token) {

        enum Stage {
            QUEUED,
            SUBMITTING,
            SUBMITTED,
            UNKNOWN
        }
    }

    record Worker(Doing doing, int token) {

        enum Doing {
            IDLE,
            HOLDS_TOKEN,
            WAITS
        }

        static final Worker IDLE = new Worker(Doing.IDLE, 0);
    }

    static PaidTask start() {
        var idle = List.of(Worker.IDLE, Worker.IDLE);
        return new PaidTask(new Job(Stage.QUEUED, 0), true, idle, List.of(), List.of(), 0, 0, false);
    }

    boolean isOver() {
        return (job.stage() == Stage.SUBMITTED || job.stage() == Stage.UNKNOWN) && stable;
    }

    void next(Way way, BiConsumer<String, PaidTask> sink) {
        if (!stable) {
            sink.accept("the other database has the log as well", settled());
        }
        if (!switched) {
            sink.accept("the other database becomes the decider", afterSwitch(way));
        }
        for (var number = 0; number < workers.size(); number++) {
            work(way, number, sink);
        }
        lookUp(sink);
        for (var token : requests) {
            var rest = new ArrayList<>(requests);
            rest.remove(Integer.valueOf(token)); // the token, not the place
            var isRepetition = way == Way.KEY_OF_THE_PROVIDER && !tasks.isEmpty();
            sink.accept("request " + token + " arrives", at(rest, isRepetition ? tasks : plus(tasks, token)));
            sink.accept("request " + token + " is lost", at(rest, tasks));
        }
    }

    private void work(Way way, int number, BiConsumer<String, PaidTask> sink) {
        var worker = workers.get(number);
        var who = "worker " + number;
        switch (worker.doing()) {
            case IDLE -> {
                if (mayClaim(way)) {
                    sink.accept(who + " takes token " + (tokens + 1), claimedBy(number));
                }
            }
            case HOLDS_TOKEN -> {
                // It may have slept since; it can ask its own memory, not the world.
                if (stable || way == Way.CALL_BEFORE_STABLE || job.token() != worker.token()) {
                    sink.accept(
                            who + " calls the provider with token " + worker.token(),
                            with(number, new Worker(Doing.WAITS, worker.token()))
                                    .at(plus(requests, worker.token()), tasks));
                }
            }
            case WAITS -> {
                if (tasks.contains(worker.token()) || (way == Way.KEY_OF_THE_PROVIDER && !tasks.isEmpty())) {
                    sink.accept(
                            who + " hears of its task",
                            with(number, Worker.IDLE).found());
                }
                sink.accept(who + " hears nothing in time", with(number, Worker.IDLE));
            }
        }
        if (worker.doing() != Doing.IDLE && crashes < MOST_CRASHES) {
            var after = with(number, Worker.IDLE);
            sink.accept(who + " crashes", after.crashedOnce());
        }
    }

    private boolean mayClaim(Way way) {
        if (tokens == MOST_TOKENS) {
            return false;
        }
        if (job.stage() == Stage.QUEUED) {
            return true;
        }
        return job.stage() == Stage.SUBMITTING
                && stable
                && switch (way) {
                    case AGAIN_AFTER_LEASE_END, KEY_OF_THE_PROVIDER -> true;
                    case AGAIN_AFTER_LOOK_UP_MISS -> tasks.isEmpty();
                    case RULE, CALL_BEFORE_STABLE, QUEUED_AGAIN_AT_A_SWITCH -> false;
                };
    }

    /** Look-ups and callbacks find a task by the job's tag; the deadline ends what they don't find. A late find is attached. */
    private void lookUp(BiConsumer<String, PaidTask> sink) {
        if (!tasks.isEmpty() && (job.stage() == Stage.SUBMITTING || job.stage() == Stage.UNKNOWN)) {
            sink.accept("a look-up or a callback finds the task", found());
        }
        if (job.stage() == Stage.SUBMITTING) {
            sink.accept("the deadline passes: unknown, refunded", with(new Job(Stage.UNKNOWN, job.token())));
        }
    }

    private PaidTask claimedBy(int number) {
        var token = tokens + 1;
        var claimed = with(number, new Worker(Doing.HOLDS_TOKEN, token)).with(new Job(Stage.SUBMITTING, token));
        return new PaidTask(claimed.job, false, claimed.workers, requests, tasks, token, crashes, switched);
    }

    private PaidTask found() {
        return job.stage() == Stage.SUBMITTED || job.stage() == Stage.QUEUED
                ? this
                : with(new Job(Stage.SUBMITTED, tasks.getFirst()));
    }

    private PaidTask settled() {
        return new PaidTask(job, true, workers, requests, tasks, tokens, crashes, switched);
    }

    /** What only the old decider knew is an orphan; a worker that waits for its token to be stable is told so. */
    private PaidTask afterSwitch(Way way) {
        var lost = !stable || (way == Way.QUEUED_AGAIN_AT_A_SWITCH && job.stage() == Stage.SUBMITTING);
        if (!lost) {
            return new PaidTask(job, true, workers, requests, tasks, tokens, crashes, true);
        }
        var told = workers.stream()
                .map(worker -> worker.doing() == Doing.HOLDS_TOKEN && !stable ? Worker.IDLE : worker)
                .toList();
        return new PaidTask(new Job(Stage.QUEUED, 0), true, told, requests, tasks, tokens, crashes, true);
    }

    private PaidTask crashedOnce() {
        return new PaidTask(job, stable, workers, requests, tasks, tokens, crashes + 1, switched);
    }

    private PaidTask with(Job changed) {
        return new PaidTask(changed, stable, workers, requests, tasks, tokens, crashes, switched);
    }

    private PaidTask with(int number, Worker changed) {
        var all = new ArrayList<>(workers);
        all.set(number, changed);
        return new PaidTask(job, stable, List.copyOf(all), requests, tasks, tokens, crashes, switched);
    }

    private PaidTask at(List<Integer> onTheirWay, List<Integer> existing) {
        return new PaidTask(
                job, stable, workers, List.copyOf(onTheirWay), List.copyOf(existing), tokens, crashes, switched);
    }

    private static List<Integer> plus(List<Integer> tokens, int token) {
        var more = new ArrayList<>(tokens);
        more.add(token);
        more.sort(null);
        return more;
    }
}
