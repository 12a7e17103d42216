package io.neurocards.videos;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.Task;
import io.neurocards.providers.VideoProvider;
import io.neurocards.shared.Until;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A vendor who is paid for each task, at once, and keeps none twice apart: whoever asks twice pays twice. Some requests take their
 * time, some are lost on the way, and of some the answer is.
 */
public final class AttackedVendor implements VideoProvider {

    private static final URI CLIP = URI.create("https://vendor.example/clip.mp4");
    private static final URI POSTER = URI.create("https://vendor.example/poster.jpg");

    /** Of a hundred requests, those that take their time. */
    private static final int SLOW = 30;

    /** Of a hundred requests, those that never arrive. */
    private static final int LOST = 5;

    private final boolean isRepeatable;
    private final Random random;
    private final Map<Long, AtomicInteger> tasksOfJobs = new ConcurrentHashMap<>();
    private final Set<UUID> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger switches = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    /** @param isRepeatable what it says of itself; its tasks are paid for each all the same */
    public AttackedVendor(long seed, boolean isRepeatable) {
        this.random = new Random(seed);
        this.isRepeatable = isRepeatable;
    }

    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean isRepeatable() {
        return isRepeatable;
    }

    @Override
    public SubmitAnswer submit(GenerationRequest request) {
        var chance = chance(100);
        var before = switches.get();
        Until.pass(Duration.ofMillis(chance < SLOW ? 100L + chance(1_900) : chance(20)));
        if (switches.get() != before) {
            late.incrementAndGet();
        }
        if (chance >= 100 - LOST) {
            return new SubmitAnswer.Uncertain("the request was lost");
        }
        known.add(request.attempt());
        tasksOfJobs.computeIfAbsent(request.seed(), _ -> new AtomicInteger()).incrementAndGet();
        return chance % 10 == 0
                ? new SubmitAnswer.Uncertain("the answer was lost")
                : new SubmitAnswer.Submitted("task-" + request.attempt());
    }

    private synchronized int chance(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public LookUpAnswer lookUp(Task task) {
        return known.contains(task.attempt())
                ? new LookUpAnswer.Ready(CLIP, POSTER, List.of())
                : new LookUpAnswer.Unknown();
    }

    @Override
    public void forget(Task task) {
        known.remove(task.attempt());
    }

    /** Another database decides from now on. */
    public void switched() {
        switches.incrementAndGet();
    }

    /** Returns how many tasks it was asked for, and is paid. */
    public int tasks() {
        return tasksOfJobs.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Returns how many jobs it has made more than one task for. */
    public long askedTwice() {
        return tasksOfJobs.values().stream().filter(tasks -> tasks.get() > 1).count();
    }

    /** Returns how many of its callers came back when another database decided than when they had asked. */
    public int late() {
        return late.get();
    }
}
