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
import io.neurocards.media.film.words.Wish.Brightness;
import io.neurocards.media.film.words.Wish.Colour;
import io.neurocards.media.film.words.Wish.Move;
import io.neurocards.media.film.words.Wish.Pace;
import io.neurocards.media.film.words.Wish.Warmth;
import io.neurocards.media.film.words.Wishes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customer directs: moves in the order in which they were asked for, one take, on the set that was asked for. */
public final class SelfDirection implements Direction {

    @Override
    public Plan plan(Brief brief) {
        var still = brief.wishes().moves().contains(Move.STILL);
        var sway = new Sway(brief.seed(), still ? 2 : 5, still ? 0.03 : 0.12, 0.1);
        return new Plan(stage(brief), new Timeline(shots(brief), sway, brief.duration(), brief.beat()));
    }

    private static Stage stage(Brief brief) {
        var subject = brief.subject();
        if (subject.wholePhoto()) {
            var light = new Light(0, 0, 0, 900, 0, 0, 0, 200, brief.duration());
            return new Stage(subject, new PhotoBackdrop(brief.photo(), subject), light, null, Specks.none(), List.of());
        }
        var dark = brief.wishes()
                .last(Brightness.class)
                .filter(Brightness.DARK::equals)
                .isPresent();
        var side = brief.variant() % 2 == 0 ? 1 : -1;
        var light = new Light(
                side * 180,
                -subject.height() * 0.2 - 100,
                side * -200,
                dark ? 460 : 800,
                dark ? 0.5 : 0.1,
                0,
                dark ? 0.5 : 0.25,
                130,
                brief.duration());
        var backdrop =
                new StudioBackdrop(scheme(brief), light, Pattern.none(), Pattern.none(), -0.16 * subject.height() - 40);
        var shadow = Shadow.of(subject.picture().crop(subject.box()), subject.scale(), dark ? 0.9 : 0.7);
        return new Stage(subject, backdrop, light, shadow, Specks.none(), List.of());
    }

    private static Scheme scheme(Brief brief) {
        var wishes = brief.wishes();
        var schemes = new Schemes(brief.subject());
        var dark = wishes.last(Brightness.class).filter(Brightness.DARK::equals).isPresent();
        var light =
                wishes.last(Brightness.class).filter(Brightness.LIGHT::equals).isPresent();
        var warmth = wishes.last(Warmth.class);
        var turn = brief.variant() * 40;
        var colour = wishes.last(Colour.class).orElse(null);
        if (colour != null) {
            var lightness = dark
                    ? Math.min(colour.lightness(), 26)
                    : light ? Math.max(colour.lightness(), 84) : colour.lightness();
            var chroma = dark || light ? colour.chroma() * 0.6 : colour.chroma();
            return schemes.named(
                    tinted(colour.hue(), chroma, warmth.orElse(null)),
                    Math.max(chroma, warmth.isPresent() ? 7 : 0),
                    lightness);
        }
        if (warmth.isPresent()) {
            var hue = warmth.get() == Warmth.WARM ? 68 : 255;
            return schemes.named(hue + turn * 0.2, dark ? 14 : 15, dark ? 20 : light ? 88 : 76);
        }
        return dark ? schemes.dark(turn) : schemes.airy(turn + (light ? 0 : 150));
    }

    private static double tinted(double hue, double chroma, @Nullable Warmth warmth) {
        if (chroma > 0 || warmth == null) {
            return hue;
        }
        return warmth == Warmth.WARM ? 68 : 255;
    }

    private static List<Shot> shots(Brief brief) {
        var lens = new Lens(brief.subject());
        var moves = brief.wishes().moves();
        var wanted = moves.isEmpty() ? List.of(Move.IN) : moves;
        var strength = strength(brief.wishes());
        var keys = new ArrayList<Pose>();
        keys.add(start(lens, wanted.getFirst(), strength));
        for (var move : wanted) {
            keys.add(after(lens, keys.getLast(), move, strength, brief.variant()));
        }
        var settles = wanted.getLast() != Move.STILL || wanted.size() > 1;
        var share = (settles ? brief.heroAt() - 0.4 : brief.duration()) / wanted.size();
        var easing = wanted.size() == 1 ? Easing.GLIDING : Easing.QUINTIC;
        lens.cut(share, keys.get(0), keys.get(1), easing);
        for (var i = 2; i < keys.size(); i++) {
            lens.on(share * i, keys.get(i), easing);
        }
        if (settles) {
            lens.on(brief.heroAt() + 0.5, lens.hero().towards(keys.getLast(), 0.10), Easing.QUINTIC);
            lens.on(brief.duration(), lens.hero().towards(keys.getLast(), 0.06), Easing.GLIDING);
        }
        return lens.shots();
    }

    private static double strength(Wishes wishes) {
        return wishes.last(Pace.class)
                .map(pace -> switch (pace) {
                    case SLOW -> 0.55;
                    case FAST -> 1.5;
                })
                .orElse(1.0);
    }

    /** A move begins on the other side, so that it has somewhere to go. */
    private static Pose start(Lens lens, Move first, double strength) {
        var hero = lens.hero();
        return switch (first) {
            case IN -> hero.zoomed(Math.pow(0.88, strength));
            case OUT -> lens.close(0, Math.pow(1.7, strength));
            case LEFT -> hero.moved(130 * strength, 0);
            case RIGHT -> hero.moved(-130 * strength, 0);
            case UP -> hero.moved(0, 130 * strength);
            case DOWN -> hero.moved(0, -130 * strength);
            case ORBIT -> hero.moved(-150 * strength, 0).rolled(-2.2 * strength);
            case STILL -> hero;
        };
    }

    private static Pose after(Lens lens, Pose from, Move move, double strength, int variant) {
        var hero = lens.hero();
        return switch (move) {
            case IN -> lens.close(variant, Math.max(from.zoom() * 1.2, Math.pow(1.6, Math.max(0.6, strength))));
            case OUT -> hero.zoomed(Math.pow(0.88, strength));
            case LEFT -> from.moved(-260 * strength / from.zoom(), 0);
            case RIGHT -> from.moved(260 * strength / from.zoom(), 0);
            case UP -> from.moved(0, -230 * strength / from.zoom());
            case DOWN -> from.moved(0, 230 * strength / from.zoom());
            case ORBIT -> from.moved(300 * strength / from.zoom(), 0).rolled(4.4 * strength);
            case STILL -> from.zoomed(1.02);
        };
    }
}
