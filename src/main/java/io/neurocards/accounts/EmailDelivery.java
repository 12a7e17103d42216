package io.neurocards.accounts;

/** Says whether this installation can mail; implemented by whoever mails. */
@FunctionalInterface
public interface EmailDelivery {

    boolean available();
}
