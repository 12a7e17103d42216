package io.neurocards.providers.vendors;

import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.Task;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A vendor's wire in the test's hand, which remembers who was asked with which key. */
public final class ScriptedVendor implements Vendor {

    private final String name;
    final List<String> creates = new ArrayList<>();
    final List<String> finds = new ArrayList<>();
    final List<@Nullable URI> callbacks = new ArrayList<>();
    AccountLimits limits = new AccountLimits(20, Duration.ofSeconds(10), 100);
    Function<ApiKey, Exchange<SubmitAnswer>> onCreate =
            _ -> new Exchange<>(new SubmitAnswer.Submitted("task-1"), null, "200 {\"taskId\":\"task-1\"}");
    Function<ApiKey, Exchange<LookUpAnswer>> onFind =
            _ -> new Exchange<>(new LookUpAnswer.Waiting(10), null, "200 {\"state\":\"generating\"}");

    @Nullable
    Function<ApiKey, Optional<Long>> onCredit;

    Optional<Told> told = Optional.of(new Told("task-1"));

    ScriptedVendor(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public AccountLimits limits() {
        return limits;
    }

    @Override
    public Exchange<SubmitAnswer> create(ApiKey key, GenerationRequest request, @Nullable URI callback) {
        creates.add(key.secret());
        callbacks.add(callback);
        return onCreate.apply(key);
    }

    @Override
    public Exchange<LookUpAnswer> find(ApiKey key, Task task) {
        finds.add(key.secret());
        return onFind.apply(key);
    }

    @Override
    public boolean saysCredit() {
        return onCredit != null;
    }

    @Override
    public Optional<Long> credit(ApiKey key) {
        return onCredit == null ? Optional.empty() : onCredit.apply(key);
    }

    @Override
    public Optional<Told> told(Map<String, String> headers, byte[] body) {
        return told;
    }
}
