package io.neurocards.operations.admins;

import io.neurocards.operations.Operator;
import io.neurocards.operations.callers.AdminRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An administrator with an account at the desk.
 *
 * @param enrolledAt since when a telephone's codes are asked of them; absent until the first sign-in
 * @param linkExpiresAt until when a link lets them choose a password; absent when none does
 * @param disabledAt since when they are let in no more
 */
public record AdminAccount(
        UUID id,
        String name,
        AdminRole role,
        boolean hasPassword,
        @Nullable Instant enrolledAt,
        @Nullable Instant linkExpiresAt,
        Instant createdAt,
        String createdBy,
        @Nullable Instant disabledAt) {

    /** Returns how the audit log names them. */
    public Operator operator() {
        return Operator.atDesk(name);
    }

    public boolean isEnrolled() {
        return enrolledAt != null;
    }
}
