package io.neurocards.videos;

import java.util.function.Consumer;

/** Gives up what has been silent for too long, as {@link RecoverVideos} does, when an operator does not want to wait for it. */
final class CleanUp {

    private final Troubles troubles;
    private final EndVideo endVideo;
    private final VideosSettings settings;

    CleanUp(Troubles troubles, EndVideo endVideo, VideosSettings settings) {
        this.troubles = troubles;
        this.endVideo = endVideo;
        this.settings = settings;
    }

    /** Says what is silent and, when that is applied, ends it with its credits given back. Returns how many are left. */
    int run(boolean apply, Consumer<String> say) {
        var done = 0;
        var left = 0;
        for (var trouble : troubles.silent()) {
            if (!apply) {
                left++;
                say.accept("[todo] " + trouble.line() + " -> it is given up, and its credits go back");
            } else if (endVideo.giveUp(trouble.job(), settings.stuckAfter())) {
                done++;
                say.accept("[done] " + trouble.line() + " -> it is given up, and its credits are back");
            } else {
                say.accept("[past] " + trouble.line() + " -> it has ended meanwhile");
            }
        }
        say.accept(
                done + " given up, " + left + " left" + (apply ? "" : "; nothing was changed, --apply gives them up"));
        return left;
    }
}
