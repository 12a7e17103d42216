package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.shared.PersonId;
import io.neurocards.web.KeptReads;
import io.neurocards.web.OwnVideos;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the installed site shows without a connection: a studio that is the same for everybody, and what a device keeps of its customer. */
@Controller
class AppPages {

    private static final int CLIPS = 12;

    private final StudioChoices choices;
    private final FormReply reply;
    private final ForDevices kept;
    private final MessageSource messages;
    private final Clock clock;

    AppPages(StudioChoices choices, FormReply reply, ForDevices kept, MessageSource messages, Clock clock) {
        this.choices = choices;
        this.reply = reply;
        this.kept = kept;
        this.messages = messages;
        this.clock = clock;
    }

    /** Finds what a device keeps of its customer. */
    @Component
    record ForDevices(OwnVideos videos, Clips clips, OnePerson onePerson, KeptReads reads) {

        Stream<Clip> newest(Caller caller, Locale locale) {
            return videos.latest(caller, null, CLIPS).stream().map(video -> clips.of(video, locale));
        }

        Optional<List<UUID>> formerly(PersonId person) {
            return reads.orElse(
                    Optional.empty(),
                    () -> Optional.of(onePerson.all(person).stream()
                            .filter(one -> !one.equals(person))
                            .map(PersonId::value)
                            .toList()));
        }
    }

    /** The studio without a connection; it knows nobody, and the device fills in whose it is. */
    @GetMapping("/offline")
    String offline(Model model, HttpServletRequest request, Locale locale) {
        KeptReads.showsNothing(request);
        var usual = choices.usual();
        choices.show(StudioForm.empty(usual), model, locale);
        model.addAttribute("worded", List.of()); // nobody writes scenarios without a connection
        model.addAttribute("offline", true);
        model.addAttribute("closed", false);
        model.addAttribute("available", usual.credits());
        model.addAttribute("held", 0L);
        return reply.shown("studio/offline", model);
    }

    /**
     * How things stand, for a device to keep, and what it needs to send orders that it kept.
     *
     * @param person whose all this is; what is sent later is sent as theirs only
     * @param formerly who was joined with them, whose orders may still wait on a device; null while nobody can say
     * @param asOf when it was so; the header {@code X-Data-As-Of} counts more
     */
    record Standing(
            UUID person,
            @Nullable List<UUID> formerly,
            String language,
            Instant asOf,
            long available,
            String availableWord,
            String balance,
            String heldText,
            List<Tile> clips,
            FormToken csrf) {

        /** One clip of the gallery; {@code poster} is absent while there is none. */
        record Tile(
                UUID id,
                String description,
                String stage,
                String tone,
                @Nullable String poster,
                String facts) {

            static Tile of(Clip clip) {
                var made = clip.madeByInShort();
                return new Tile(
                        clip.id(),
                        clip.description(),
                        clip.stage(),
                        clip.tone(),
                        clip.poster(),
                        clip.template() + " · " + clip.day() + (made == null ? "" : " · " + made));
            }
        }

        record FormToken(String header, String token) {}
    }

    @GetMapping("/app/me")
    ResponseEntity<Standing> standing(
            @AuthenticationPrincipal Caller caller, CsrfToken csrf, Model model, Locale locale) {
        var words = new Words(messages, locale);
        var available = amount(model, "available");
        var held = amount(model, "held");
        var standing = new Standing(
                caller.personId().value(),
                kept.formerly(caller.personId()).orElse(null),
                locale.getLanguage(),
                clock.instant(),
                available,
                words.creditsWord(available),
                words.credits(available),
                held > 0 ? words.text("cabinet.held", words.credits(held)) : words.text("cabinet.held-none"),
                kept.newest(caller, locale).map(Standing.Tile::of).toList(),
                new Standing.FormToken(csrf.getHeaderName(), csrf.getToken()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(standing);
    }

    private static long amount(Model model, String name) {
        return (Long) Objects.requireNonNull(model.getAttribute(name));
    }
}
