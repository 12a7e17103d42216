package io.neurocards.media.film.direction;

import io.neurocards.media.film.camera.Easing;
import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.camera.Shot;
import io.neurocards.media.film.camera.Shot.Entrance;
import io.neurocards.media.film.stage.Subject;
import java.util.ArrayList;
import java.util.List;

/** Builds the list of shots one after another, and knows how close this photo lets the camera come. */
final class Lens {

    /** Within a photo closer looks would cut the product into pieces. */
    private static final double PLACE_ZOOM = 1.38;

    private final Subject subject;
    private final List<Shot> shots = new ArrayList<>();
    private double now;

    Lens(Subject subject) {
        this.subject = subject;
    }

    List<Shot> shots() {
        return List.copyOf(shots);
    }

    /** A new take. Within a photo that is kept whole takes melt into each other: a hard cut would look like a slip. */
    Lens cut(double until, Pose from, Pose to, Easing easing) {
        var entrance = shots.isEmpty() || !subject.wholePhoto() ? Entrance.CUT : Entrance.DISSOLVE;
        return add(until, subject.kept(from), subject.kept(to), easing, entrance);
    }

    /** The same take goes on. */
    Lens on(double until, Pose to, Easing easing) {
        return add(until, shots.getLast().to(), subject.kept(to), easing, Entrance.CONTINUED);
    }

    private Lens add(double until, Pose from, Pose to, Easing easing, Entrance entrance) {
        if (until > now + 0.05) {
            shots.add(new Shot(now, until, from, to, easing, entrance));
            now = until;
        }
        return this;
    }

    Pose hero() {
        return subject.hero();
    }

    /** Close to a detail, but with the product's outline still in sight where the photo is small. */
    Pose close(int index, double zoom) {
        var pose = subject.close(index, subject.wholePhoto() ? Math.min(zoom, PLACE_ZOOM) : zoom);
        var hero = subject.hero();
        // The less the camera can come in, the less sense it makes to leave the middle.
        var reach = Math.clamp((pose.zoom() - 1) / 0.55, 0.3, 0.85);
        return new Pose(
                hero.x() + (pose.x() - hero.x()) * reach, hero.y() + (pose.y() - hero.y()) * reach, pose.zoom(), 0);
    }
}
