package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How two databases are run as one.
 *
 * @param preferred which of them decides as long as both are well
 * @param acknowledge when an answer may be given while both are well
 * @param probeEvery how often each is asked whether it takes writes
 * @param probeTimeout how long it may take to say so; three times in a row are an absence
 * @param rejoinAfter for how long a database that was away has to be well before answers wait for it; doubled by each absence.
 *     For as long no probe is believed after it refused work for want of room
 * @param handBackAfter for how long both have to be well before the preferred one decides again
 * @param switchPatience how long a request waits while it is being changed who decides
 * @param settlePatience how long a decided request waits for its second place before it is answered "kept"
 */
@ConfigurationProperties("neurocards.database.pair")
public record PairSettings(
        @DefaultValue("PRIMARY") Side preferred,
        @DefaultValue("SYNC") Acknowledge acknowledge,
        @DefaultValue("500ms") Duration probeEvery,
        @DefaultValue("900ms") Duration probeTimeout,
        @DefaultValue("30s") Duration rejoinAfter,
        @DefaultValue("10m") Duration handBackAfter,
        @DefaultValue("6s") Duration switchPatience,
        @DefaultValue("2500ms") Duration settlePatience) {

    /** When an answer may be given. */
    public enum Acknowledge {
        /** When both databases have it. */
        SYNC,
        /** When one database and this node's journal have it; the other database follows. */
        ASYNC
    }
}
