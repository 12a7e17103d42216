package io.neurocards.operations;

/** Who acts on behalf of the house, as the audit log names them. */
public record Operator(String name) {

    /** Returns the administrator with this Telegram id. */
    public static Operator onTelegram(long id) {
        return new Operator("telegram:" + id);
    }

    /** Returns whoever knows the admin token; who that is, nobody knows. */
    public static Operator byAdminToken() {
        return new Operator("admin-token");
    }
}
