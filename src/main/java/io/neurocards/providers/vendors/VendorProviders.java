package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.database.Undecided;
import io.neurocards.providers.ProviderGroup;
import io.neurocards.providers.VideoProvider;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The vendors that have a key, as providers. Their rows say what the settings say before anything runs. */
final class VendorProviders implements ProviderGroup, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VendorProviders.class);

    private final List<Member> members;
    private final Decisions decisions;
    private volatile boolean running;
    private volatile boolean isOwed = true;

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

    /** While no database can be asked it is left to {@link #catchUp}: until then nothing can be made either. */
    @Override
    public void start() {
        running = true;
        try {
            catchUp();
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            log.warn("No database can be asked: what the settings say of keys is written down when one can");
        }
    }

    /** Lets the rows say what the settings say, unless they did since the start. */
    void catchUp() {
        if (isOwed) {
            members.forEach(member -> decisions.act(member.accounts()::synchronise));
            isOwed = false;
        }
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
