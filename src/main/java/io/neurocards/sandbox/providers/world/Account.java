package io.neurocards.sandbox.providers.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** An account at a simulated provider: what it may do, and what it has left. Thread-safe. */
public final class Account {

    private final String vendor;
    private final int number;
    private final Limits limits;
    private final Deque<Instant> creates = new ArrayDeque<>();
    private final List<SimulatedTask> running = new ArrayList<>();
    private long credits;

    /**
     * What an account may do.
     *
     * @param creates within any {@code window}
     * @param running tasks that have not ended
     * @param credits what it owns at the beginning
     */
    public record Limits(int creates, Duration window, int running, long credits) {}

    Account(String vendor, int number, Limits limits) {
        this.vendor = vendor;
        this.number = number;
        this.limits = limits;
        this.credits = limits.credits();
    }

    public String vendor() {
        return vendor;
    }

    /** Returns which account of its vendor it is, counted from 1. */
    public int number() {
        return number;
    }

    public synchronized long credits() {
        return credits;
    }

    public synchronized void setCredits(long left) {
        credits = left;
    }

    /** Returns whether one more create is within the limit now, and counts it. */
    public synchronized boolean admit(Instant now) {
        while (!creates.isEmpty() && !creates.peekFirst().isAfter(now.minus(limits.window()))) {
            creates.removeFirst();
        }
        if (creates.size() >= limits.creates()) {
            return false;
        }
        creates.addLast(now);
        return true;
    }

    public synchronized boolean hasRoom(Instant now) {
        running.removeIf(task -> task.hasEnded(now));
        return running.size() < limits.running();
    }

    /** Returns how many of its tasks have not ended. */
    public synchronized int running(Instant now) {
        running.removeIf(task -> task.hasEnded(now));
        return running.size();
    }

    /** Takes the price of a task, if there is enough. */
    public synchronized boolean charge(long price) {
        if (credits < price) {
            return false;
        }
        credits -= price;
        return true;
    }

    synchronized void runs(SimulatedTask task) {
        running.add(task);
    }
}
