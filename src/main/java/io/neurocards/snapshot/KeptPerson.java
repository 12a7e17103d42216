package io.neurocards.snapshot;

import io.neurocards.ledger.Balance;
import io.neurocards.ledger.StatementLine;
import io.neurocards.loyalty.LoyaltyView;
import io.neurocards.shared.Platform;
import io.neurocards.videos.VideoView;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one customer. Whatever is asked beyond it is answered with nothing rather than with an end of the list.
 *
 * @param videos the newest first
 * @param hasOlderVideos whether there are more than these
 * @param lines the newest first
 * @param loyalty with the newest lines of points
 * @param platforms on which they are known, the oldest first
 */
public record KeptPerson(
        Balance balance,
        List<VideoView> videos,
        boolean hasOlderVideos,
        List<StatementLine> lines,
        LoyaltyView loyalty,
        KeptOrders orders,
        List<Platform> platforms) {

    public KeptPerson {
        Objects.requireNonNull(balance);
        videos = List.copyOf(videos);
        lines = List.copyOf(lines);
        Objects.requireNonNull(loyalty);
        Objects.requireNonNull(orders);
        platforms = List.copyOf(platforms);
    }

    public Optional<VideoView> video(UUID id) {
        return videos.stream().filter(video -> video.id().equals(id)).findFirst();
    }

    /** Returns the clips of one order as they were numbered, if all of them are kept. */
    public Optional<List<VideoView>> order(UUID id) {
        var ordered =
                videos.stream().filter(video -> video.orderId().equals(id)).toList();
        var isCut = hasOlderVideos && videos.getLast().orderId().equals(id);
        return ordered.isEmpty() || isCut ? Optional.empty() : Optional.of(ordered.reversed());
    }

    /** Returns at most {@code limit} clips that were ordered before the one with the id {@code before}. */
    public Optional<List<VideoView>> videos(@Nullable UUID before, int limit) {
        var from = 0;
        if (before != null) {
            from = videos.stream().map(VideoView::id).toList().indexOf(before) + 1;
            if (from == 0 || (hasOlderVideos && from == videos.size())) {
                return Optional.empty();
            }
        }
        return Optional.of(videos.stream().skip(from).limit(limit).toList());
    }

    /** Returns at most {@code limit} lines with a smaller ordinal; a customer's first line has the ordinal 1. */
    public Optional<List<StatementLine>> statement(long before, int limit) {
        var found = lines.stream()
                .filter(line -> line.ordinal() < before)
                .limit(limit)
                .toList();
        var isCut = found.isEmpty() && !lines.isEmpty() && lines.getLast().ordinal() > 1;
        return isCut ? Optional.empty() : Optional.of(found);
    }
}
