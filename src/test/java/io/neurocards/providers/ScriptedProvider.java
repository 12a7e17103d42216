package io.neurocards.providers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor in the test's hand: a task is waiting until the test says what becomes of it. */
public final class ScriptedProvider implements VideoProvider {

    private final List<GenerationRequest> requests = new ArrayList<>();
    private final Map<String, LookUpAnswer> tasks = new HashMap<>();
    private final Set<String> forgotten = new HashSet<>();
    private final Deque<SubmitAnswer> answers = new ArrayDeque<>();
    private final Set<UUID> released = new HashSet<>();
    private Reservation room = new Reservation.Reserved(null);
    private boolean dies;
    private boolean ownNamesOnly;
    private final AtomicInteger lookUps = new AtomicInteger();
    private int refusals;
    private boolean full;
    private boolean repeatable = true;
    private boolean losesAnswers;
    private boolean hidden;
    private URI files = URI.create("file:/");

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean isRepeatable() {
        return repeatable;
    }

    @Override
    public SubmitAnswer submit(GenerationRequest request) {
        if (full) {
            return new SubmitAnswer.TryLater(Duration.ofSeconds(1));
        }
        requests.add(request);
        if (dies) {
            dies = false;
            throw new Killed();
        }
        var scripted = answers.poll();
        if (scripted != null) {
            return scripted;
        }
        if (refusals > 0) {
            refusals--;
            return new SubmitAnswer.Refused(FailureReason.TEMPORARY, "not now");
        }
        var name = taskOf(request);
        tasks.putIfAbsent(name, new LookUpAnswer.Waiting(0));
        return losesAnswers ? new SubmitAnswer.Uncertain("no answer") : new SubmitAnswer.Submitted(name);
    }

    /** Returns this vendor's name for what was asked. */
    public String taskOf(GenerationRequest request) {
        return ownNamesOnly ? "task-" + request.attempt() : request.attempt().toString();
    }

    @Override
    public Reservation reserve(Model model, UUID attempt) {
        return room;
    }

    @Override
    public void release(UUID attempt) {
        released.add(attempt);
    }

    @Override
    public LookUpAnswer lookUp(Task task) {
        lookUps.incrementAndGet();
        return hidden ? new LookUpAnswer.Unknown() : tasks.getOrDefault(name(task), new LookUpAnswer.Unknown());
    }

    @Override
    public void forget(Task task) {
        tasks.remove(name(task));
        forgotten.add(name(task));
    }

    private static String name(Task task) {
        var id = task.id();
        return id == null ? task.attempt().toString() : id;
    }

    public void refuseNext(int times) {
        refusals = times;
    }

    /** Gives this answer to the next request that has no other. */
    public void answerNext(SubmitAnswer answer) {
        answers.add(answer);
    }

    /** A process that dies while it asks. */
    public static final class Killed extends Error {}

    public void dieAtNext() {
        dies = true;
    }

    public void haveRoom(Reservation reservation) {
        room = reservation;
    }

    /** Knows tasks by its own names only, as vendors do that keep none of ours. */
    public void knowOwnNamesOnly() {
        ownNamesOnly = true;
    }

    /** Knows tasks by the names that were given with the request, too. */
    public void knowOurNames() {
        ownNamesOnly = false;
    }

    public Set<UUID> released() {
        return Set.copyOf(released);
    }

    public void beFull(boolean full) {
        this.full = full;
    }

    public void costMoney() {
        repeatable = false;
    }

    public void loseAnswers(boolean lose) {
        losesAnswers = lose;
    }

    /** Says of every task that it knows no such one. */
    public void hide(boolean hide) {
        hidden = hide;
    }

    public void reach(int percent) {
        tasks.replaceAll((_, _) -> new LookUpAnswer.Waiting(percent));
    }

    public void giveNoAnswers() {
        tasks.replaceAll((_, _) -> new LookUpAnswer.NoAnswer("too many requests"));
    }

    /** Has its clips, when they cost money, at this address. */
    public void serveFrom(URI base) {
        files = base;
    }

    public void finishAll(Path clip, Path poster) {
        var address =
                repeatable ? clip.toUri() : files.resolve(clip.getFileName().toString());
        finishAll(address, poster.toUri());
    }

    public void finishAll(URI clip, URI poster) {
        tasks.replaceAll((_, _) -> new LookUpAnswer.Ready(clip, poster, List.of()));
    }

    public void failAll(FailureReason reason, String message) {
        tasks.replaceAll((_, _) -> new LookUpAnswer.Failed(reason, message));
    }

    /** Returns how often it was asked what became of a task. */
    public int lookUps() {
        return lookUps.get();
    }

    /** Forgets every task, as a process does that was killed. */
    public void die() {
        tasks.clear();
    }

    public List<GenerationRequest> requests() {
        return List.copyOf(requests);
    }

    public Set<String> forgotten() {
        return Set.copyOf(forgotten);
    }
}
