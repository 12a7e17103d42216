package io.neurocards.operations;

/** Who acts on behalf of the house, as the audit log names them. */
public record Operator(String name) {

    /** Returns the administrator with this Telegram id. */
    public static Operator onTelegram(long id) {
        return new Operator("telegram:" + id);
    }
}
