package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.providers.ProviderGroup;
import io.neurocards.providers.VideoProvider;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** The vendors that have a key, as providers. Their rows say what the settings say before anything runs. */
final class VendorProviders implements ProviderGroup, SmartLifecycle {

    private final List<Member> members;
    private final Decisions decisions;
    private volatile boolean running;

    VendorProviders(List<Member> members, Decisions decisions) {
        this.members = List.copyOf(members);
        this.decisions = decisions;
    }

    /** One vendor with its accounts. */
    record Member(VideoProvider provider, Accounts accounts) {}

    @Override
    public List<VideoProvider> providers() {
        return members.stream().map(Member::provider).toList();
    }

    @Override
    public void start() {
        members.forEach(member -> decisions.act(member.accounts()::synchronise));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before those that work, which start last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
