package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A clip that somebody has ordered from a simulated provider. Thread-safe. */
public final class SimulatedTask {

    private final String id;
    private final Order order;
    private final Instant created;
    private final @Nullable Fault clipFault;
    private final @Nullable Fault callbackFault;
    private final boolean hasClip;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger downloads = new AtomicInteger();
    private volatile Plan plan;

    /**
     * What was ordered.
     *
     * @param key the key that was shown
     * @param externalId the caller's own name for it; empty when there is none
     * @param callback where to tell; empty for nowhere
     * @param request as it came, without pictures
     * @param base where the caller reaches this sandbox
     */
    public record Order(
            Account account,
            String key,
            String operation,
            String model,
            String externalId,
            String callback,
            ObjectNode request,
            Film film,
            String base) {}

    /**
     * What the clip is to be.
     *
     * @param photo the address of the photo, or its name among the stored ones; empty for none
     * @param ratio {@code 9:16} and the like; empty for the photo's own
     */
    public record Film(String photo, int seconds, String ratio) {}

    /** The faults that a task carries with it. */
    record Burden(@Nullable Fault clip, @Nullable Fault callback, boolean hasClip) {}

    SimulatedTask(String id, Order order, Instant created, Plan plan, Burden burden) {
        this.id = id;
        this.order = order;
        this.created = created;
        this.plan = plan;
        this.clipFault = burden.clip();
        this.callbackFault = burden.callback();
        this.hasClip = burden.hasClip();
    }

    public String id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public String vendor() {
        return order.account().vendor();
    }

    public Instant created() {
        return created;
    }

    public Phase phase(Instant now) {
        return plan.phase(now);
    }

    public boolean hasEnded(Instant now) {
        return phase(now).isEnd();
    }

    public boolean isVisible(Instant now) {
        return !now.isBefore(plan.visible());
    }

    /** Returns when it came to where it is. */
    public Instant changed(Instant now) {
        return plan.changed(now, created);
    }

    public Duration took(Instant now) {
        return Duration.between(created, changed(now));
    }

    /** Returns the vendor's code of the failure; empty when there is none. */
    public String failCode() {
        return plan.ending().code();
    }

    public String failText() {
        return plan.ending().text();
    }

    /** Returns whether success comes with a clip. */
    public boolean hasClip() {
        return hasClip;
    }

    public Optional<Fault> clipFault() {
        return Optional.ofNullable(clipFault);
    }

    /** Returns where the clip is said to be. */
    public String clipAddress() {
        return switch (clipFault == null ? Kind.LATE : clipFault.kind()) {
            case CLIP_PRIVATE_ADDRESS -> "http://10.0.0.1/sandbox/clips/" + id + ".mp4";
            case CLIP_FILE_ADDRESS -> "file:///etc/hostname";
            default -> order.base() + "/sandbox/clips/" + id + ".mp4";
        };
    }

    public int looks() {
        return looks.get();
    }

    /** Returns how many callbacks reached the caller. */
    public int told() {
        return told.get();
    }

    public int downloads() {
        return downloads.get();
    }

    public void looked() {
        looks.incrementAndGet();
    }

    public void downloaded() {
        downloads.incrementAndGet();
    }

    void wasTold() {
        told.incrementAndGet();
    }

    Optional<Instant> nextAfter(Instant now) {
        return plan.nextAfter(now);
    }

    boolean isCallback(Kind kind) {
        return callbackFault != null && callbackFault.kind() == kind;
    }

    void end(Instant at, Ending how) {
        plan = plan.ending(at, how);
    }

    /** Ends well now, unless it has ended. */
    void finish(Instant now) {
        if (!hasEnded(now)) {
            end(now, Ending.GOOD);
        }
    }
}
