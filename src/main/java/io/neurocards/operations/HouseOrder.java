package io.neurocards.operations;

import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import java.util.Map;
import java.util.UUID;

/**
 * The word of an administrator on one clip.
 *
 * @param operation the same one again changes nothing and returns the first answer
 */
public record HouseOrder(OperationId operation, Operator by, UUID job, String reason) {

    Operation as(String action) {
        return new Operation(operation, action, by.name() + "\n" + job + "\n" + reason);
    }

    AuditLog.Act act(String action, Map<String, ?> facts) {
        return new AuditLog.Act(by, action, "job:" + job, reason, facts);
    }
}
