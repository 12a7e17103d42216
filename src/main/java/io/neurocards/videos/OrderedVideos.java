package io.neurocards.videos;

import java.util.List;
import java.util.UUID;

/**
 * What an order came to.
 *
 * @param available the credits that are left
 * @param held the credits that are set aside, these included
 */
public record OrderedVideos(UUID orderId, List<OrderedJob> jobs, long available, long held) {

    /** One clip of the order and what it will cost. */
    public record OrderedJob(UUID jobId, long cost) {}
}
