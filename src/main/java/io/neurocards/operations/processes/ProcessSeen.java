package io.neurocards.operations.processes;

import io.neurocards.shared.Role;
import io.neurocards.shared.Roles;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One process as it was last seen.
 *
 * @param id the same after a restart
 * @param name of this process among all, the same after a restart
 * @param host the machine
 * @param version of the program
 * @param startedAt its last start
 * @param seenAt its last sign of life
 * @param work clips in the making at it, those it began first at first; of a lost process those that others take over
 */
public record ProcessSeen(
        UUID id,
        String name,
        String host,
        Set<Role> roles,
        String version,
        Instant startedAt,
        Instant seenAt,
        ProcessState state,
        List<Work> work) {

    /**
     * A clip in the making at a process.
     *
     * @param stage how far it is
     * @param since when its making began
     */
    public record Work(UUID clip, String stage, Instant since) {}

    /** Returns how many clips are in the making at it. */
    public int busy() {
        return work.size();
    }

    /** Returns its roles as they are written in settings. */
    public String words() {
        return new Roles(roles).words();
    }

    /** Returns whether it makes clips, or did. */
    public boolean isWorker() {
        return roles.contains(Role.WORKER);
    }
}
