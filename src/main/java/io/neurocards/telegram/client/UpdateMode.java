package io.neurocards.telegram.client;

/** How updates come in. */
public enum UpdateMode {
    /** We ask Telegram; needs no address of our own. */
    POLLING,
    /** Telegram calls us at {@code /telegram/webhook} of the public address. */
    WEBHOOK
}
