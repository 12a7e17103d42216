package io.neurocards.operations;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, as the application builds it. */
public final class TestAudit {

    private TestAudit() {}

    public static AuditLog on(JdbcClient jdbc) {
        return new AuditLog(jdbc, JsonMapper.builder().build());
    }
}
