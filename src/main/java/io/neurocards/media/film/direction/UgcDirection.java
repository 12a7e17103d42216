package io.neurocards.media.film.direction;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.camera.Shot;
import io.neurocards.media.film.camera.Sway;
import io.neurocards.media.film.camera.Timeline;
import io.neurocards.media.film.picture.Lab;
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

/**
 * As a person would film it at home: a hand that moves, daylight that comes and goes, quick cuts. Variants in turn: a
 * window on a warm wall, the shadow of a plant, an evening with lamps.
 */
public final class UgcDirection implements Direction {

    private static final int LOOKS = 3;

    @Override
    public Plan plan(Brief brief) {
        var random = new SplittableRandom(brief.seed() * 6553 + brief.variant());
        var side = random.nextBoolean() ? 1 : -1;
        var hand = new Sway(brief.seed() + brief.variant(), 15, 0.55, 0.33);
        var timeline = new Timeline(shots(brief, side), hand, brief.duration(), brief.beat());
        return new Plan(stage(brief, side), timeline);
    }

    private static Stage stage(Brief brief, int side) {
        var subject = brief.subject();
        if (subject.wholePhoto()) {
            var light = new Light(0, 0, 0, 900, 0, 0, 0, 200, brief.duration());
            return new Stage(subject, new PhotoBackdrop(brief.photo(), subject), light, null, Specks.none(), List.of());
        }
        var round = brief.variant() / LOOKS;
        var schemes = new Schemes(subject);
        var top = -subject.height() * 0.3;
        return switch (Math.floorMod(brief.variant(), LOOKS)) {
            case 0 ->
                built(
                        brief,
                        schemes.daylight(76 + 18 * round, 11, 84),
                        new Light(side * -120, top - 120, side * 110, 1150, 0, 0.035, 0.13, 46, brief.duration()),
                        Pattern.window(side * -60, top - 160, side * 0.34, 20),
                        Specks.none());
            case 1 ->
                built(
                        brief,
                        schemes.daylight(138 - 40 * round, 9, 80),
                        new Light(side * -90, top - 100, side * 90, 1100, 0, 0.04, 0.13, 46, brief.duration()),
                        Pattern.leaves(brief.seed() + round, 17),
                        Specks.none());
            default ->
                built(
                        brief,
                        schemes.daylight(52 + 25 * round, 20, 64),
                        new Light(side * 240, top - 40, side * -120, 520, 0, 0.03, 0.25, 46, brief.duration()),
                        Pattern.none(),
                        new Specks(
                                brief.seed(),
                                13,
                                62,
                                0.30,
                                Lab.polar(86, 38, 75).tone()));
        };
    }

    private static Stage built(Brief brief, Scheme scheme, Light light, Pattern beam, Specks specks) {
        var subject = brief.subject();
        var backdrop = new StudioBackdrop(scheme, light, Pattern.none(), beam, -0.2 * subject.height() - 60);
        var shadow = Shadow.of(subject.picture().crop(subject.box()), subject.scale(), 0.8);
        return new Stage(subject, backdrop, light, shadow, specks, List.of());
    }

    private static List<Shot> shots(Brief brief, int side) {
        var lens = new Lens(brief.subject());
        var hero = lens.hero();
        var swap = brief.variant() % 2;
        return lens.cut(
                        brief.beatNear(0.12),
                        hero.zoomed(0.9).moved(side * 60, 30).rolled(side * 1.5),
                        hero.zoomed(0.95).moved(side * 25, 0),
                        Easing.ARRIVING)
                .on(brief.beatNear(0.25), hero.zoomed(1.1).moved(side * -20, -20), Easing.QUINTIC)
                .cut(
                        brief.beatNear(0.43),
                        lens.close(swap, 1.55).rolled(side * -2).moved(side * 30, 15),
                        lens.close(swap, 1.7).rolled(side * -0.6),
                        Easing.ARRIVING)
                .cut(
                        brief.beatNear(0.62),
                        lens.close(1 + swap, 1.75).rolled(side * 3).moved(0, 40),
                        lens.close(1 + swap, 1.5).rolled(side * 1.4),
                        Easing.GLIDING)
                .cut(
                        brief.heroAt(),
                        hero.zoomed(1.22).moved(side * -70, 20).rolled(side * -1.4),
                        hero.zoomed(0.97),
                        Easing.QUINTIC)
                .on(brief.duration(), hero.zoomed(1.0), Easing.GLIDING)
                .shots();
    }
}
