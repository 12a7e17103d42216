package io.neurocards.sandbox.providers.page;

import io.neurocards.sandbox.providers.world.Phase;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * A task as the page shows it.
 *
 * @param state a word of {@link Phase}
 * @param seconds since it began, or until it ended
 * @param clip where its clip is; empty when there is none
 */
public record ShownTask(
        String id,
        String vendor,
        int account,
        String model,
        String state,
        boolean ended,
        long seconds,
        String failure,
        String clip,
        int looks,
        int told,
        int downloads) {

    static ShownTask of(SimulatedTask task, Instant now) {
        var phase = task.phase(now);
        var until = phase.isEnd() ? task.changed(now) : now;
        var playable = phase == Phase.SUCCESS
                && task.hasClip()
                && task.clipAddress().startsWith(task.order().base());
        return new ShownTask(
                task.id(),
                task.vendor(),
                task.order().account().number(),
                task.order().model(),
                phase.name().toLowerCase(Locale.ROOT),
                phase.isEnd(),
                Duration.between(task.created(), until).toSeconds(),
                phase == Phase.FAILED ? task.failText() : "",
                playable ? "/sandbox/clips/" + task.id() + ".mp4" : "",
                task.looks(),
                task.told(),
                task.downloads());
    }
}
