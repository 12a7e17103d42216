package io.neurocards.media.film.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neurocards.media.film.camera.Shot.Entrance;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {

    private static final Pose WIDE = new Pose(0, -400, 1, 0);
    private static final Pose CLOSE = new Pose(100, -300, 1.6, 2);
    private static final Sway STILL = new Sway(1, 0, 0, 0.1);

    @ParameterizedTest
    @EnumSource(Easing.class)
    void a_move_begins_at_its_start_ends_at_its_end_and_never_goes_back(Easing easing) {
        assertThat(easing.at(0)).isZero();
        assertThat(easing.at(1)).isEqualTo(1, within(1e-12));
        for (var t = 0.01; t <= 1; t += 0.01) {
            assertThat(easing.at(t)).isGreaterThanOrEqualTo(easing.at(t - 0.01));
        }
    }

    @Test
    void a_dissolve_shows_two_takes_whose_shares_add_up() {
        var timeline = timeline(Entrance.DISSOLVE);

        var looks = timeline.at(2.1);

        assertThat(looks).hasSize(2);
        assertThat(looks.get(0).share() + looks.get(1).share()).isEqualTo(1, within(1e-9));
        assertThat(timeline.at(2.4)).hasSize(1);
    }

    @Test
    void a_cut_shows_the_next_take_at_once() {
        var timeline = timeline(Entrance.CUT);

        assertThat(timeline.pose(1.999).zoom()).isEqualTo(1.6, within(0.01));
        assertThat(timeline.pose(2).zoom()).isEqualTo(1, within(0.01));
    }

    @Test
    void a_view_puts_what_the_camera_looks_at_into_the_middle() {
        var view = CLOSE.view(1, 540);

        assertThat(view.x(100, -300)).isEqualTo(270, within(1e-9));
        assertThat(view.y(100, -300)).isEqualTo(480, within(1e-9));
        assertThat(view.factor()).isEqualTo(0.8, within(1e-9));
    }

    @Test
    void what_is_far_away_moves_less() {
        var near = WIDE.moved(100, 0).view(1, 1080).x(0, 0) - WIDE.view(1, 1080).x(0, 0);
        var far = WIDE.moved(100, 0).view(0.4, 1080).x(0, 0)
                - WIDE.view(0.4, 1080).x(0, 0);

        assertThat(near).isEqualTo(-100, within(1e-9));
        assertThat(far).isEqualTo(-40, within(1e-9));
    }

    @Test
    void a_hand_sways_smoothly() {
        var hand = new Sway(5, 15, 0.5, 0.33);

        for (var frame = 1; frame < 300; frame++) {
            var step = hand.on(WIDE, frame / 30.0).x()
                    - hand.on(WIDE, (frame - 1) / 30.0).x();
            assertThat(Math.abs(step)).isLessThan(4);
        }
    }

    private static Timeline timeline(Entrance entrance) {
        return new Timeline(
                List.of(
                        new Shot(0, 2, WIDE, CLOSE, Easing.CUBIC, Entrance.CUT),
                        new Shot(2, 4, WIDE, WIDE.zoomed(1.1), Easing.GLIDING, entrance)),
                STILL,
                4,
                0.6);
    }
}
