package io.neurocards.operations.older;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Finds out what the rows of the older tables mean, in both layouts, and which of them mean nothing. */
final class OlderReading {

    private static final String[] TELEGRAM = {"tg_user_id", "tg_id", "telegram_id", "telegram_user_id"};
    private static final String[] OWN_KEYS = {"id", "user_id"};
    private static final String[] OWNER = {"user_id", "users_id", "owner_id"};
    private static final Set<String> COMPLETED =
            Set.of("completed", "complete", "done", "success", "succeeded", "finished");
    private static final Set<String> FAILED =
            Set.of("failed", "error", "cancelled", "canceled", "timeout", "refunded", "rejected");
    private static final Set<String> UNFINISHED =
            Set.of("queued", "pending", "waiting", "processing", "running", "generating", "in_progress");
    private static final int LONGEST_STATUS = 40;

    private final long highestId;
    private final Instant now;
    private final Map<Long, OlderUser> users = new TreeMap<>();
    private final Map<String, Long> owners = new HashMap<>();
    private final List<OlderJob> jobs = new ArrayList<>();
    private final List<OlderPayment> payments = new ArrayList<>();
    private final List<Misfit> misfits = new ArrayList<>();

    private OlderReading(long highestId, Instant now) {
        this.highestId = highestId;
        this.now = now;
    }

    /**
     * Reads everything.
     *
     * @param highestId the highest number that an account of Telegram can have
     */
    static OlderStudio of(OlderTables tables, long highestId, Instant now) {
        var reading = new OlderReading(highestId, now);
        each(tables, "users", reading::user);
        each(tables, "jobs", reading::job);
        each(tables, "generation_jobs", reading::job);
        each(tables, "payments", reading::payment);
        return new OlderStudio(
                List.copyOf(reading.users.values()),
                List.copyOf(reading.jobs),
                List.copyOf(reading.payments),
                List.copyOf(reading.misfits));
    }

    @FunctionalInterface
    private interface Taker {
        void take(String table, String name, OlderRow row);
    }

    private static void each(OlderTables tables, String table, Taker taker) {
        var seen = new HashSet<String>();
        var number = 0;
        for (var row : tables.of(table)) {
            number++;
            var key = row.first("id", "job_id", "payment_id");
            var name = key.orElse("number " + number);
            taker.take(table, key.isPresent() && !seen.add(name) ? "" : name, row);
        }
    }

    private void user(String table, String name, OlderRow row) {
        var telegramId = telegramId(row);
        if (telegramId.isEmpty()) {
            misfit(table, name, "no number of a Telegram account in it");
            return;
        }
        var id = telegramId.getAsLong();
        if (id < 1 || id > highestId) {
            misfit(table, name, "no account of Telegram has such a number");
            return;
        }
        for (var column : OWN_KEYS) {
            row.first(column).ifPresent(key -> owners.putIfAbsent(key, id));
        }
        if (users.containsKey(id)) {
            misfit(table, name, "the account " + id + " was in a row before it; its credits are those of that row");
            return;
        }
        users.put(
                id,
                new OlderUser(
                        id,
                        row.first("username", "tg_username").orElse(null),
                        row.first("first_name", "full_name", "name").orElse(null),
                        row.first("last_name").orElse(null),
                        OlderValues.language(row.first("language_code", "language", "lang", "locale")
                                .orElse("ru")),
                        credits(table, name, row),
                        time(row, "created_at", "registered_at")));
    }

    /** The number stands in a column of its own; or it is the key, where that is no other number. */
    private static OptionalLong telegramId(OlderRow row) {
        for (var column : TELEGRAM) {
            if (row.values().containsKey(column)) {
                return row.first(column).map(OlderValues::whole).orElse(OptionalLong.empty());
            }
        }
        return row.first("user_id", "id").map(OlderValues::whole).orElse(OptionalLong.empty());
    }

    private long credits(String table, String name, OlderRow row) {
        var text = row.first("credits", "balance", "credit_balance", "tokens");
        var number = text.map(OlderValues::whole).orElse(OptionalLong.of(0));
        if (number.isEmpty()) {
            misfit(table, name, "its credits are no whole number, and count as 0");
            return 0;
        }
        if (text.isEmpty()) {
            misfit(table, name, "it has no credits in it, which counts as 0");
        }
        if (number.getAsLong() < 0) {
            misfit(table, name, "its credits are " + number.getAsLong() + ", below zero, and count as 0");
            return 0;
        }
        return number.getAsLong();
    }

    private void job(String table, String name, OlderRow row) {
        var owner = owner(table, name, row);
        if (owner.isEmpty()) {
            return;
        }
        var word = row.first("status").orElse("").toLowerCase(Locale.ROOT);
        var isCompleted = COMPLETED.contains(word);
        if (!isCompleted && !FAILED.contains(word) && !UNFINISHED.contains(word)) {
            misfit(table, name, "its status is none that is known: " + shortened(word));
            return;
        }
        if (UNFINISHED.contains(word)) {
            misfit(table, name, "it was not finished (" + word + "), and comes as failed; nothing is made again");
        }
        var since = time(row, "created_at");
        jobs.add(new OlderJob(
                table + ":" + name,
                owner.getAsLong(),
                isCompleted ? "completed" : "failed",
                row.first("template_id", "template_type", "template", "type", "kind")
                        .orElse(null),
                row.first("prompt", "final_prompt", "description").orElse(null),
                row.first("video_url", "output_path", "result_url", "file_id").orElse(null),
                row.first("error", "error_message").orElse(null),
                number(row, "credits_deducted", "credits_spent", "cost"),
                since,
                row.first("completed_at", "finished_at")
                        .flatMap(OlderValues::time)
                        .orElse(null)));
    }

    private void payment(String table, String name, OlderRow row) {
        var owner = owner(table, name, row);
        if (owner.isEmpty()) {
            return;
        }
        var currency = row.first("currency").orElse("RUB").toUpperCase(Locale.ROOT);
        var amount = row.first("amount", "price", "total")
                .map(text -> OlderValues.minor(text, currency))
                .orElse(OptionalLong.empty());
        if (amount.isEmpty() || !currency.matches("[A-Z]{3}")) {
            misfit(table, name, "its amount or currency can't be read");
            return;
        }
        var status = row.first("status").orElse("unknown");
        payments.add(new OlderPayment(
                table + ":" + name,
                owner.getAsLong(),
                row.first("provider", "gateway", "payment_method", "method")
                        .map(OlderReading::shortened)
                        .orElse(null),
                shortened(status),
                amount.getAsLong(),
                currency,
                number(row, "credits", "credits_amount", "credits_added"),
                time(row, "created_at", "paid_at")));
    }

    /** Returns whose row it is; nothing when nobody's, or when it came already, which is said. */
    private OptionalLong owner(String table, String name, OlderRow row) {
        if (name.isEmpty()) {
            misfit(table, row.first("id", "job_id", "payment_id").orElse(""), "a row before it has the same key");
            return OptionalLong.empty();
        }
        if (name.startsWith("number ")) {
            misfit(table, name, "it has no key, without which it would come twice");
            return OptionalLong.empty();
        }
        var byAccount = row.first(TELEGRAM).map(OlderValues::whole).orElse(OptionalLong.empty());
        if (byAccount.isPresent() && users.containsKey(byAccount.getAsLong())) {
            return byAccount;
        }
        var key = row.first(OWNER);
        var owned = key.isPresent() ? owners.get(key.get()) : null;
        if (owned != null) {
            return OptionalLong.of(owned);
        }
        var number = key.map(OlderValues::whole).orElse(OptionalLong.empty());
        if (number.isPresent() && users.containsKey(number.getAsLong())) {
            return number;
        }
        misfit(table, name, "nobody in users is its owner");
        return OptionalLong.empty();
    }

    private Instant time(OlderRow row, String... columns) {
        return row.first(columns).flatMap(OlderValues::time).orElse(now);
    }

    private static long number(OlderRow row, String... columns) {
        return Math.max(
                0,
                row.first(columns)
                        .map(OlderValues::whole)
                        .orElse(OptionalLong.empty())
                        .orElse(0));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_STATUS));
    }

    private void misfit(String table, String row, String reason) {
        misfits.add(new Misfit(table, row.isEmpty() ? "with a key that came before" : row, reason));
    }
}
