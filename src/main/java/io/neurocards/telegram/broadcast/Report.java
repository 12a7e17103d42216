package io.neurocards.telegram.broadcast;

/**
 * What became of each recipient so far; the numbers sum up to all recipients.
 *
 * @param uncertain those to whom the message may or may not have come, because no answer did; it is not sent again
 * @param optedOut those who did not want it any more when their turn came
 */
public record Report(long waiting, long sent, long blocked, long failed, long uncertain, long optedOut) {

    public long all() {
        return waiting + sent + blocked + failed + uncertain + optedOut;
    }
}
