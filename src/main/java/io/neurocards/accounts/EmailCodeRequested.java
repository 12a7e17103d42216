package io.neurocards.accounts;

import java.util.UUID;

/** A code should be mailed; {@link EmailCodes#toSend} says which, where and in what language. Published within the transaction. */
public record EmailCodeRequested(UUID challengeId) {}
