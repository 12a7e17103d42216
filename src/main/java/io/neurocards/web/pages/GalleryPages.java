package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.web.OwnVideos;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everything a customer has ordered, newest first. */
@Controller
class GalleryPages {

    private static final int AT_ONCE = 24;

    private final OwnVideos videos;
    private final Clips clips;

    GalleryPages(OwnVideos videos, Clips clips) {
        this.videos = videos;
        this.clips = clips;
    }

    @GetMapping("/gallery")
    String gallery(
            @AuthenticationPrincipal Caller caller,
            @RequestParam(required = false) @Nullable UUID before,
            Model model,
            Locale locale) {
        show(caller, before, model, locale);
        return "clips/gallery";
    }

    /** The tiles alone, for a script that puts them after those that are there. */
    @GetMapping("/gallery/more")
    String more(@AuthenticationPrincipal Caller caller, @RequestParam UUID before, Model model, Locale locale) {
        show(caller, before, model, locale);
        return "clips/gallery :: tiles";
    }

    private void show(Caller caller, @Nullable UUID before, Model model, Locale locale) {
        var found = videos.latest(caller, before, AT_ONCE + 1);
        var shown = found.stream()
                .limit(AT_ONCE)
                .map(video -> clips.of(video, locale))
                .toList();
        model.addAttribute("before", before);
        model.addAttribute("clips", shown);
        model.addAttribute("more", found.size() > AT_ONCE ? shown.getLast().id() : null);
    }
}
