package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.CancelVideo;
import io.neurocards.videos.WaitingOrders;
import io.neurocards.web.LocalPath;
import io.neurocards.web.OwnVideos;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Clips while they are made and once they are there, one by one or as they were ordered. */
@Controller
class ClipPages {

    private static final String FILM = "clips/film";

    private final OwnVideos videos;
    private final CancelVideo cancelVideo;
    private final WaitingOrders waitingOrders;
    private final Clips clips;
    private final FormReply reply;

    ClipPages(OwnVideos videos, CancelVideo cancelVideo, WaitingOrders waitingOrders, Clips clips, FormReply reply) {
        this.videos = videos;
        this.cancelVideo = cancelVideo;
        this.waitingOrders = waitingOrders;
        this.clips = clips;
        this.reply = reply;
    }

    @GetMapping("/orders/{id}")
    String order(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, Model model, Locale locale) {
        var ordered = videos.ofOrder(caller, id).stream()
                .map(video -> clips.of(video, locale))
                .toList();
        if (ordered.isEmpty()) {
            throw new ProblemException(ProblemCode.NOT_FOUND);
        }
        model.addAttribute("clips", ordered);
        model.addAttribute("refresh", ordered.stream().anyMatch(clip -> !clip.over()));
        return "clips/order";
    }

    @GetMapping("/videos/{id}")
    String film(@AuthenticationPrincipal Caller caller, @PathVariable UUID id, Model model, Locale locale) {
        var clip = find(caller, id, locale);
        model.addAttribute("clip", clip);
        model.addAttribute("refresh", !clip.over());
        return FILM;
    }

    /** What a script puts in the place of a clip that has moved on. */
    @GetMapping("/videos/{id}/card")
    String card(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean whole,
            Model model,
            Locale locale) {
        model.addAttribute("clip", find(caller, id, locale));
        return whole ? "clips/film :: film" : "clips/card :: card";
    }

    @PostMapping("/videos/{id}/cancel")
    String cancel(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "/gallery") String back,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        try {
            cancelVideo.cancel(caller.personId(), id);
            return FormReply.to(LocalPath.of(back));
        } catch (ProblemException problem) {
            model.addAttribute("clip", find(caller, id, locale));
            return reply.refused(FILM, problem, model, response, locale);
        }
    }

    @PostMapping("/videos/{id}/again")
    String again(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            @RequestParam UUID action,
            Model model,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        try {
            return FormReply.to(waitingOrders.again(caller.personId(), Actions.of(caller, "again", action), id));
        } catch (ProblemException problem) {
            model.addAttribute("clip", find(caller, id, locale));
            return reply.refused(FILM, problem, model, response, locale);
        }
    }

    private Clip find(Caller caller, UUID id, Locale locale) {
        return videos.find(caller, id)
                .map(video -> clips.of(video, locale))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
