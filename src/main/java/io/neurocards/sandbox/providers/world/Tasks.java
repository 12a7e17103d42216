package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.providers.world.SimulatedTask.Burden;
import io.neurocards.sandbox.providers.world.SimulatedTask.Order;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.trouble.Faults;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that the simulated providers have accepted, and how often each name was created. Thread-safe. */
public final class Tasks {

    private static final int NAMES_COUNTED = 200_000;

    private final Faults faults;
    private final Pace pace;
    private final Postman postman;
    private final Clock clock;
    private final int largest;
    private final Map<String, SimulatedTask> byId = new LinkedHashMap<>();
    private final Map<String, String> idByName = new LinkedHashMap<>();
    private final Map<String, Letters> lettersByVendor = new LinkedHashMap<>();
    private final Tally creates = new Tally(NAMES_COUNTED);
    private final Tally createsByKey = new Tally(NAMES_COUNTED);

    /**
     * Begins empty.
     *
     * @param largest how many tasks to keep; the oldest ended ones go first
     */
    public Tasks(Faults faults, Pace pace, Postman postman, Clock clock, int largest) {
        this.faults = faults;
        this.pace = pace;
        this.postman = postman;
        this.clock = clock;
        this.largest = largest;
    }

    /** Makes {@code letters} the way in which the vendor's tasks tell of themselves. */
    public synchronized void open(String vendor, Letters letters) {
        lettersByVendor.put(vendor, letters);
    }

    /** Accepts a task that nothing speaks against, charges nothing, and tells of it from now on. */
    public SimulatedTask begin(String id, Order order, Moment moment) {
        var now = clock.instant();
        var letters = letters(order.account().vendor());
        var making = faults.take(Group.MAKING, moment).orElse(null);
        var callback = faults.take(Group.CALLBACK, moment).orElse(null);
        var clip = faults.take(Group.CLIP, moment).orElse(null);
        var hasClip = making == null || making.kind() != Kind.NO_CLIP;
        var task = new SimulatedTask(id, order, now, plan(now, making, letters), new Burden(clip, callback, hasClip));
        if (task.isCallback(Kind.CALLBACK_EARLY)) {
            task.finish(now);
        }
        keep(task);
        order.account().runs(task);
        if (task.isCallback(Kind.CALLBACK_EARLY)) {
            postman.tell(task, letters, now);
        } else {
            postman.watch(task, letters);
        }
        return task;
    }

    private Plan plan(Instant now, @Nullable Fault fault, Letters letters) {
        var usual = pace.making();
        if (fault == null) {
            return Plan.from(now, usual, Duration.ZERO, Ending.GOOD);
        }
        return switch (fault.kind()) {
            case STUCK -> Plan.from(now, usual, Duration.ZERO, Ending.GOOD).ending(Instant.MAX, Ending.GOOD);
            case LATE -> Plan.from(now, fault.pause(), Duration.ZERO, Ending.GOOD);
            case HIDDEN -> Plan.from(now, usual, fault.pause(), Ending.GOOD);
            case FAIL_USER, FAIL_BILLING, FAIL_RATE, FAIL_TEMPORARY, FAIL_UNKNOWN ->
                Plan.from(now, fault.pause().isZero() ? usual : fault.pause(), Duration.ZERO, letters.failure(fault));
            default -> Plan.from(now, usual, Duration.ZERO, Ending.GOOD);
        };
    }

    private synchronized Letters letters(String vendor) {
        var letters = lettersByVendor.get(vendor);
        if (letters == null) {
            throw new IllegalStateException("No such vendor: " + vendor);
        }
        return letters;
    }

    private synchronized void keep(SimulatedTask task) {
        var order = task.order();
        byId.put(task.id(), task);
        if (!order.externalId().isEmpty()) {
            idByName.put(name(order.account(), order.externalId()), task.id());
        }
        creates.count(countedName(order));
        createsByKey.count(order.account().vendor() + ":" + Facts.fingerprint(order.key()));
        if (byId.size() > largest) {
            var now = clock.instant();
            var oldest = byId.values().stream()
                    .filter(known -> known.hasEnded(now))
                    .findFirst()
                    .orElseGet(() -> byId.values().iterator().next());
            byId.remove(oldest.id());
            idByName.remove(name(oldest.order().account(), oldest.order().externalId()));
        }
    }

    /** The caller's own name where the vendor takes one, else the address where it wants to be told. */
    static String countedName(Order order) {
        return order.externalId().isEmpty() ? order.callback() : order.externalId();
    }

    private static String name(Account account, String externalId) {
        return account.vendor() + "/" + account.number() + "/" + externalId;
    }

    public synchronized Optional<SimulatedTask> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Returns the account's task with this id of the vendor's or of the caller's. */
    public synchronized Optional<SimulatedTask> find(Account account, String idOrName) {
        var own = Optional.ofNullable(byId.get(idOrName))
                .filter(task -> task.order().account() == account);
        return own.isPresent() ? own : findByName(account, idOrName);
    }

    public synchronized Optional<SimulatedTask> findByName(Account account, String externalId) {
        return Optional.ofNullable(idByName.get(name(account, externalId))).map(byId::get);
    }

    /** Returns all that are remembered, the oldest first. */
    public synchronized List<SimulatedTask> all() {
        return new ArrayList<>(byId.values());
    }

    /** Returns how often a task was accepted under this name, by any vendor. */
    public int creates(String name) {
        return creates.of(name);
    }

    /** Returns how often a task was accepted by each name: the caller's own, or the callback's address. */
    public Map<String, Integer> createsByName() {
        return creates.all();
    }

    /** Returns how often a task was accepted by vendor and fingerprint of the key. */
    public Map<String, Integer> createsByKey() {
        return createsByKey.all();
    }

    /** Ends a task well, now. */
    public void finish(SimulatedTask task) {
        end(task, Ending.GOOD);
    }

    /** Ends a task badly, now. */
    public void fail(SimulatedTask task, Fault why) {
        end(task, letters(task.vendor()).failure(why));
    }

    private void end(SimulatedTask task, Ending how) {
        var now = clock.instant();
        if (!task.hasEnded(now)) {
            task.end(now, how);
            postman.tellEnd(task, letters(task.vendor()));
        }
    }

    /** Forgets everything. */
    public synchronized void clear() {
        byId.clear();
        idByName.clear();
        creates.clear();
        createsByKey.clear();
    }
}
