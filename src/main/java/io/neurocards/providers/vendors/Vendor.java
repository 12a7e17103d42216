package io.neurocards.providers.vendors;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.Task;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One vendor's wire: our words into its requests, its answers into ours. It keeps nothing, chooses nothing and never sends
 * anything a second time.
 */
public interface Vendor {

    /** Returns the name that the catalogue uses. */
    String name();

    /** Returns what one account may do at a time. */
    AccountLimits limits();

    /**
     * Asks for a clip.
     *
     * @param callback where the vendor may tell that the task has changed; absent when it could not reach us
     */
    Exchange<SubmitAnswer> create(ApiKey key, GenerationRequest request, @Nullable URI callback);

    /** Asks for a task by the vendor's id, or by our attempt where the vendor keeps our names; otherwise it is unknown. */
    Exchange<LookUpAnswer> find(ApiKey key, Task task);

    /**
     * Reads what somebody has posted to the callback address of an attempt.
     *
     * @param headers by lower-case name
     * @return nothing when the signature is wrong or too old, or when it is not the vendor's kind of message
     */
    Optional<Told> told(Map<String, String> headers, byte[] body);

    /** Returns whether the vendor can be asked what is left on an account. */
    default boolean saysCredit() {
        return false;
    }

    /**
     * Returns what is left on the key's account, in the vendor's own credits; nothing when it does not say. Asks the vendor.
     */
    default Optional<Long> credit(ApiKey key) {
        return Optional.empty();
    }

    /**
     * What a callback says; only a look-up makes it true.
     *
     * @param taskId the vendor's id of the task it speaks of, when it names one
     */
    record Told(@Nullable String taskId) {}
}
