package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.figures.Day;
import io.neurocards.operations.figures.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How the studio stands, to be kept.
 *
 * @param zone in which days begin at midnight
 * @param days up to today, also those on which nothing happened, the earliest first
 */
record ReportJson(
        @JsonProperty("created_at") Instant createdAt,
        String zone,
        String status,
        String mode,
        ReportPeople people,
        @JsonProperty("clips_today") ReportClips clipsToday,
        @JsonProperty("clips_in_all") ReportClips clipsInAll,
        QueueStatsApi.QueueStatsJson queue,
        ReportCredits credits,
        ReportStars stars,
        PlatformFiguresApi.PlatformFiguresJson platforms,
        List<ReportDay> days) {

    /**
     * Who knows us.
     *
     * @param verified with a proved address or a Telegram account
     * @param blocked chats whose owner has blocked the bot
     */
    record ReportPeople(
            long persons,
            long verified,
            @JsonProperty("persons_today") long personsToday,
            long chats,
            long blocked) {

        static ReportPeople of(Figures.People people) {
            return new ReportPeople(
                    people.persons(), people.verified(), people.personsToday(), people.chats(), people.blocked());
        }
    }

    /** Those that ended. */
    record ReportClips(long completed, long failed, long cancelled) {

        static ReportClips of(Figures.Clips clips) {
            return new ReportClips(clips.completed(), clips.failed(), clips.cancelled());
        }
    }

    record ReportCredits(long granted, long sold, long spent, long available, long held) {

        static ReportCredits of(Figures.CreditsCounted credits) {
            return new ReportCredits(
                    credits.granted(), credits.sold(), credits.spent(), credits.available(), credits.held());
        }
    }

    /** @param refunded is part of {@code received} */
    record ReportStars(long received, long refunded, long payments) {

        static ReportStars of(Figures.Stars stars) {
            return new ReportStars(stars.received(), stars.refunded(), stars.payments());
        }
    }

    record ReportDay(LocalDate date, long registrations, long ordered, long completed, long failed) {

        static ReportDay of(Day day) {
            return new ReportDay(day.date(), day.registrations(), day.ordered(), day.completed(), day.failed());
        }
    }
}
