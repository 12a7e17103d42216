package io.neurocards.media.film.direction;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.camera.Shot;
import io.neurocards.media.film.camera.Sway;
import io.neurocards.media.film.camera.Timeline;
import io.neurocards.media.film.stage.Light;
import io.neurocards.media.film.stage.Pattern;
import io.neurocards.media.film.stage.PhotoBackdrop;
import io.neurocards.media.film.stage.Scheme;
import io.neurocards.media.film.stage.Shadow;
import io.neurocards.media.film.stage.Specks;
import io.neurocards.media.film.stage.Stage;
import io.neurocards.media.film.stage.StudioBackdrop;
import java.util.List;
import java.util.SplittableRandom;

/** Studio light, slow and precise. Variants in turn: dark with a pool of light, light and airy, blocks of colour. */
public final class AdDirection implements Direction {

    private static final int LOOKS = 3;

    @Override
    public Plan plan(Brief brief) {
        var random = new SplittableRandom(brief.seed() * 7919 + brief.variant());
        var side = random.nextBoolean() ? 1 : -1;
        var timeline =
                new Timeline(shots(brief, side), new Sway(brief.seed(), 5, 0.12, 0.11), brief.duration(), brief.beat());
        return new Plan(stage(brief, side, random), timeline);
    }

    private static Stage stage(Brief brief, int side, SplittableRandom random) {
        var subject = brief.subject();
        var sweep = new double[] {brief.beatNear(0.45) + 0.25, brief.beatNear(0.675) + 0.1};
        if (subject.wholePhoto()) {
            var light = new Light(0, 0, 0, 900, 0, 0, 0, 200, brief.duration());
            return new Stage(subject, new PhotoBackdrop(brief.photo(), subject), light, null, Specks.none(), List.of());
        }
        var round = brief.variant() / LOOKS;
        var schemes = new Schemes(subject);
        var turn = round * 47 + random.nextInt(-8, 9);
        var middle = -subject.height() / 2;
        return switch (Math.floorMod(brief.variant(), LOOKS)) {
            case 0 -> {
                var scheme = schemes.dark(turn);
                var light = new Light(
                        side * 150, middle * 0.4 - 60, side * -220, 500, 0.66, 0, 0.34, 250, brief.duration());
                yield built(
                        brief,
                        scheme,
                        light,
                        Pattern.none(),
                        0.9,
                        List.of(sweep),
                        new Specks(brief.seed(), 12, 30, 0.10, scheme.lamp()));
            }
            case 1 -> {
                var scheme = schemes.airy(turn + 150);
                var light = new Light(
                        side * -260, middle * 0.4 - 260, side * 160, 980, 0.12, 0, 0.08, 190, brief.duration());
                yield built(brief, scheme, light, Pattern.none(), 0.74, List.of(sweep), Specks.none());
            }
            default -> {
                var scheme = schemes.block(turn);
                var light =
                        new Light(side * 200, middle * 0.4 - 160, side * -180, 900, 0.15, 0, 0.1, 60, brief.duration());
                var shape = round % 2 == 0
                        ? Pattern.disc(side * 40, middle * 0.4 - 90, 400)
                        : Pattern.arch(side * 30, middle * 0.4 - 130, 330);
                yield built(brief, scheme, light, shape, 0.75, List.of(sweep), Specks.none());
            }
        };
    }

    private static Stage built(
            Brief brief,
            Scheme scheme,
            Light light,
            Pattern shape,
            double shadow,
            List<double[]> sweeps,
            Specks specks) {
        var subject = brief.subject();
        var backdrop = new StudioBackdrop(scheme, light, shape, Pattern.none(), -0.16 * subject.height() - 40);
        return new Stage(
                subject,
                backdrop,
                light,
                Shadow.of(subject.picture().crop(subject.box()), subject.scale(), shadow),
                specks,
                sweeps);
    }

    private static List<Shot> shots(Brief brief, int side) {
        var lens = new Lens(brief.subject());
        var first = brief.beatNear(0.45);
        var second = brief.beatNear(0.675);
        var hero = lens.hero();
        var arrive = 0.2 * brief.duration();
        return switch (Math.floorMod(brief.variant() + brief.variant() / LOOKS, LOOKS)) {
            case 0 ->
                lens.cut(arrive, hero.moved(0, -190).zoomed(0.86), hero.zoomed(0.97), Easing.ARRIVING)
                        .on(first, lens.close(0, 1.7), Easing.QUINTIC)
                        .cut(
                                second,
                                around(lens.close(1, 1.75), side * -70, 1.6),
                                around(lens.close(1, 1.6), side * 70, -1),
                                Easing.GLIDING)
                        .cut(brief.heroAt(), hero.zoomed(1.3).moved(side * 60, 20), hero, Easing.QUINTIC)
                        .on(brief.duration(), hero.zoomed(1.035), Easing.GLIDING)
                        .shots();
            case 1 ->
                lens.cut(arrive, hero.moved(side * 360, 0).rolled(side * -2.2), hero.zoomed(1.02), Easing.ARRIVING)
                        .on(first, around(lens.close(1, 1.6), 0, side * 1.2), Easing.QUINTIC)
                        .cut(
                                second,
                                lens.close(0, 1.85).moved(0, 70),
                                lens.close(0, 1.65).moved(0, -60),
                                Easing.GLIDING)
                        .cut(
                                brief.heroAt(),
                                hero.zoomed(0.84).moved(side * -150, -50).rolled(side * 1.6),
                                hero,
                                Easing.QUINTIC)
                        .on(brief.duration(), hero.zoomed(1.035), Easing.GLIDING)
                        .shots();
            default ->
                lens.cut(
                                first,
                                around(lens.close(0, 1.9), side * -50, 1),
                                around(hero.zoomed(1.12), side * 40, 0),
                                Easing.GLIDING)
                        .cut(
                                second,
                                around(lens.close(2, 1.7), side * 80, -1.4),
                                around(lens.close(1, 1.6), side * -30, 0.8),
                                Easing.GLIDING)
                        .cut(brief.heroAt(), around(hero.zoomed(0.9), side * 170, side * 2.4), hero, Easing.QUINTIC)
                        .on(brief.duration(), hero.zoomed(1.035), Easing.GLIDING)
                        .shots();
        };
    }

    private static Pose around(Pose pose, double aside, double roll) {
        return pose.moved(aside / pose.zoom(), 0).rolled(roll);
    }
}
