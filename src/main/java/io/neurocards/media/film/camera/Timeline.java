package io.neurocards.media.film.camera;

import java.util.ArrayList;
import java.util.List;

/**
 * All shots of a film, and the sway over them.
 *
 * @param beat seconds between two beats of the music: cuts lie on beats
 */
public record Timeline(List<Shot> shots, Sway sway, double duration, double beat) {

    /** Length of a dissolve in seconds. */
    public static final double DISSOLVE = 0.3;

    /** One picture that a frame is made of, and how much it counts. */
    public record Look(Pose pose, int shot, double share) {}

    /** The poses to be mixed for a moment: usually one, two within a dissolve. The shares add up to 1. */
    public List<Look> at(double seconds) {
        var current = current(seconds);
        var shot = shots.get(current);
        var looks = new ArrayList<Look>();
        var age = seconds - shot.begin();
        if (shot.entrance() == Shot.Entrance.DISSOLVE && age < DISSOLVE) {
            var share = Easing.CUBIC.at(age / DISSOLVE);
            looks.add(look(current - 1, seconds, 1 - share));
            looks.add(look(current, seconds, share));
        } else {
            looks.add(look(current, seconds, 1));
        }
        return looks;
    }

    /** The same shot at another moment. */
    public Look moved(Look look, double seconds, double share) {
        return look(look.shot(), seconds, share);
    }

    /** The pose of the shot that counts most at a moment. */
    public Pose pose(double seconds) {
        return look(current(seconds), seconds, 1).pose();
    }

    public int current(double seconds) {
        var current = 0;
        for (var i = 0; i < shots.size(); i++) {
            if (seconds >= shots.get(i).begin() - 1e-9) {
                current = i;
            }
        }
        return current;
    }

    private Look look(int shot, double seconds, double share) {
        return new Look(sway.on(shots.get(shot).at(seconds), seconds), shot, share);
    }
}
