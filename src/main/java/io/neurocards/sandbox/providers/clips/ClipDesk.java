package io.neurocards.sandbox.providers.clips;

import io.neurocards.sandbox.providers.clips.Look.Motion;
import io.neurocards.sandbox.providers.clips.Photos.Photo;
import io.neurocards.sandbox.providers.world.Phase;
import io.neurocards.sandbox.providers.world.SimulatedTask;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hands out the clips of tasks that have succeeded: {@code /<task>.mp4}. */
public final class ClipDesk implements Simulation {

    private static final String MP4 = "video/mp4";
    private static final long HUGE = 3_221_225_472L;

    private final Tasks tasks;
    private final Faults faults;
    private final ClipMaker maker;
    private final PhotoSource source;
    private final Clock clock;
    private final int shortSide;

    /**
     * Takes how large clips are.
     *
     * @param shortSide in pixels
     */
    public ClipDesk(Tasks tasks, Faults faults, ClipMaker maker, PhotoSource source, Clock clock, int shortSide) {
        this.tasks = tasks;
        this.faults = faults;
        this.maker = maker;
        this.source = source;
        this.clock = clock;
        this.shortSide = shortSide;
    }

    @Override
    public String vendor() {
        return "clips";
    }

    @Override
    public String operation(Call call) {
        return "download";
    }

    @Override
    public Reply answer(Call call) throws IOException, InterruptedException {
        var task = tasks.find(call.path().substring(1).replaceFirst("\\.mp4$", ""))
                .filter(known -> known.phase(clock.instant()) == Phase.SUCCESS && known.hasClip());
        if (task.isEmpty() || !call.method().matches("GET|HEAD")) {
            return Reply.text(404, "text/plain", "Not Found");
        }
        task.get().downloaded();
        var fault = task.get().clipFault();
        return reply(
                task.get(),
                fault.isPresent()
                        ? fault
                        : faults.take(
                                Group.CLIP,
                                new Moment(
                                        task.get().vendor(),
                                        "download",
                                        "",
                                        task.get().id())));
    }

    private Reply reply(SimulatedTask task, Optional<Fault> fault) throws IOException, InterruptedException {
        var look = look(task);
        if (fault.isEmpty()) {
            return film(look);
        }
        return switch (fault.get().kind()) {
            case CLIP_WRONG_TYPE -> film(look).typed("text/html");
            case CLIP_TRUNCATED -> cut(film(look));
            case CLIP_SLOW -> film(look).taking(fault.get().pause());
            case CLIP_HUGE -> film(look).promising(HUGE);
            case CLIP_GONE -> Reply.text(404, "text/plain", "Not Found");
            case CLIP_REDIRECT ->
                Reply.text(302, "text/plain", "").with("Location", "http://169.254.169.254/latest/meta-data/");
            case CLIP_PNG -> Reply.bytes(200, MP4, png());
            case CLIP_BLACK -> film(look.moving(Motion.BLACK));
            case CLIP_FROZEN -> film(look.moving(Motion.NONE));
            case CLIP_WRONG_RATIO -> film(look.square());
            case CLIP_WRONG_LENGTH -> film(look.lasting(Math.max(1, look.seconds() / 2)));
            case CLIP_OTHER_PICTURE -> film(look.ofNothing());
            default -> film(look);
        };
    }

    private Reply film(Look look) throws IOException, InterruptedException {
        return Reply.file(MP4, maker.clip(look));
    }

    private static Reply cut(Reply whole) {
        return whole.promising(whole.length()).breakingOffAfter(whole.length() / 2);
    }

    private Look look(SimulatedTask task) throws IOException, InterruptedException {
        var film = task.order().film();
        return Look.of(photo(task), film.seconds(), film.ratio(), shortSide);
    }

    private @Nullable Photo photo(SimulatedTask task) throws IOException, InterruptedException {
        return source.photo(task.order().film().photo()).orElse(null);
    }

    private static byte[] png() throws IOException {
        var png = new ByteArrayOutputStream();
        Mark.write(300, png);
        return png.toByteArray();
    }

    @Override
    public Reply trouble(Fault fault) {
        return Reply.text(500, "text/plain", "Internal Server Error");
    }
}
