package io.neurocards.media.film;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.camera.Timeline.Look;
import io.neurocards.media.film.direction.Plan;
import io.neurocards.media.film.picture.Affine;
import io.neurocards.media.film.picture.FramePlanes;
import io.neurocards.media.film.picture.Grain;
import io.neurocards.media.film.picture.Sweep;
import io.neurocards.media.film.stage.Light;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A planned film, ready to be developed frame by frame, in any order and by several threads. */
final class Reel implements AutoCloseable {

    /** World pixels within a thirtieth of a second above which a frame gets motion blur. */
    private static final double FAST = 14;

    private static final int BLUR_SAMPLES = 3;
    private static final double SHUTTER = 0.5 / FilmOrder.USUAL_RATE;
    private static final double GRAIN = 1.15;

    private final Plan plan;
    private final FrameSize size;
    private final int rate;
    private final Grain grain;
    private final SpriteLadder sprites;

    Reel(Plan plan, FrameSize size, int rate, long seed) {
        this.plan = plan;
        this.size = size;
        this.rate = rate;
        this.grain = new Grain(seed, GRAIN);
        this.sprites = SpriteLadder.of(
                plan.stage().subject().picture(),
                IntStream.range(0, frames())
                        .mapToObj(frame -> plan.timeline().at((double) frame / rate))
                        .flatMap(List::stream)
                        .mapToDouble(this::shown));
    }

    /** Frame pixels per pixel of the photo. */
    private double shown(Look look) {
        return look.pose().zoom() * plan.stage().subject().scale() * size.width() / Pose.WIDTH;
    }

    /** Frames a second. */
    int rate() {
        return rate;
    }

    int frames() {
        return (int) Math.round(plan.timeline().duration() * rate);
    }

    FrameSize size() {
        return size;
    }

    Plan plan() {
        return plan;
    }

    /** Where the subject's own pixels are in a frame that is neither blurred nor dissolved. */
    Affine placement(int frame) {
        var pose = plan.timeline().pose((double) frame / rate);
        return plan.stage().subject().placement(1).then(pose.view(1, size.width()));
    }

    void develop(int frame, Workbench bench, byte[] yuv) {
        compose(frame, bench);
        bench.frame.write(yuv, grain, frame);
    }

    private void compose(int frame, Workbench bench) {
        var seconds = (double) frame / rate;
        var parts = new ArrayList<Look>();
        var samples = speed(seconds) > FAST ? BLUR_SAMPLES : 1;
        for (var sample = 0; sample < samples; sample++) {
            var moment = seconds + SHUTTER * ((double) sample / samples);
            for (var look : plan.timeline().at(seconds)) {
                parts.add(plan.timeline().moved(look, moment, look.share() / samples));
            }
        }
        draw(parts.getFirst(), seconds, bench, bench.frame);
        var weight = parts.getFirst().share();
        for (var part : parts.subList(1, parts.size())) {
            draw(part, seconds, bench, bench.other);
            weight += part.share();
            bench.frame.mix(bench.other, part.share() / weight);
        }
    }

    private double speed(double seconds) {
        var timeline = plan.timeline();
        var looks = timeline.at(seconds);
        var look = looks.getLast();
        var next = timeline.moved(look, seconds + 1.0 / FilmOrder.USUAL_RATE, 1).pose();
        var pose = look.pose();
        var centre = pose.view(1, Pose.WIDTH);
        var after = next.view(1, Pose.WIDTH);
        var middle = plan.stage().subject().hero();
        return Math.hypot(
                after.x(middle.x(), middle.y()) - centre.x(middle.x(), middle.y()),
                after.y(middle.x(), middle.y()) - centre.y(middle.x(), middle.y()));
    }

    private void draw(Look look, double seconds, Workbench bench, FramePlanes target) {
        plan.stage().paint(bench.canvas, look.pose(), seconds);
        target.fill(bench.canvas);
        var sprite = sprites.near(shown(look));
        var subject = plan.stage().subject();
        var placement = Affine.scale(
                        (double) subject.picture().width() / sprite.width(),
                        (double) subject.picture().height() / sprite.height())
                .then(subject.placement(1))
                .then(look.pose().view(1, size.width()));
        sprite.draw(target, placement, sweep(seconds), bench.brush);
    }

    Sweep sweep(double seconds) {
        for (var sweep : plan.stage().sweeps()) {
            if (seconds > sweep[0] && seconds < sweep[1]) {
                return Light.sweep(seconds, sweep[0], sweep[1], size.width());
            }
        }
        return Sweep.NONE;
    }

    @Override
    public void close() {
        sprites.close();
    }
}
