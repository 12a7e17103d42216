package io.neurocards.operations.older;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.operations.books.BooksCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers of the older bot come over once, with what they had left and not a credit more. */
class OlderToolTest {

    @TempDir
    Path folder;

    private final OlderBench bench = new OlderBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void the_layout_by_uuid_comes_with_its_history_and_its_credits_are_proved() {
        uuidLayout();

        assertThat(bench.run("older")).as(bench.said.toString()).isZero();
        assertThat(bench.said.getLast()).isEqualTo("Nothing was changed: --apply brings it");
        assertThat(bench.number("select count(*) from persons")).isZero();
        assertThat(bench.run("older", "--apply")).as(bench.said.toString()).isZero();

        assertThat(bench.said)
                .contains("Brought: 2 new customers, 0 known before, 12 credits granted, 3 jobs, 1 payments");
        assertThat(bench.said.getLast()).isEqualTo("Proved: 12 credits there, 12 here, equal for each of 2 customers");
        assertThat(bench.number("select sum(available) from ledger_wallets")).isEqualTo(12);
        assertThat(bench.number("select count(*) from older_jobs where status = 'completed'"))
                .isEqualTo(2);
        assertThat(bench.number("select amount from older_payments")).isEqualTo(39_000);
        assertThat(bench.number("select count(*) from jobs") + bench.number("select count(*) from payments"))
                .isZero();
        assertThat(BooksCheck.at(bench.studio.jdbc(), Clock.systemUTC()).findings())
                .isEmpty();
    }

    @Test
    void a_second_run_adds_nothing_and_one_after_the_older_bot_went_on_changes_nothing_and_names_who() {
        uuidLayout();
        bench.run("older", "--apply");
        var before = bench.studio.allTexts();

        assertThat(bench.run("older", "--apply")).isZero();
        assertThat(bench.said)
                .contains("Brought: 0 new customers, 2 known before, 0 credits granted, 0 jobs, 0 payments");
        bench.older("update users set credits = 9 where tg_user_id = 111");
        bench.older("insert into users (id, tg_user_id, credits) values (gen_random_uuid(), 333, 1)");
        assertThat(bench.run("older", "--apply")).isEqualTo(1);

        assertThat(bench.said)
                .contains("account 111 had 9 credits in the older bot, and was given 10 here")
                .last()
                .asString()
                .contains("Nothing was changed");
        assertThat(bench.studio.allTexts()).hasSameSizeAs(before).contains("Ёлка");
        assertThat(bench.number("select count(*) from persons")).isEqualTo(2);
    }

    @Test
    void the_layout_by_telegrams_number_and_a_table_of_generations_come_too() {
        bench.older("create table users (tg_id bigint primary key, full_name text, credits int, created_at timestamp)");
        bench.older("create table generation_jobs (job_id text, tg_id bigint, type text, prompt text, status text,"
                + " output_path text, created_at timestamp, completed_at timestamp)");
        bench.older("insert into users values (111, 'Anna', 5, '2025-01-02 03:04:05'), (222, 'Boris', 0, now())");
        bench.older("insert into generation_jobs values ('a', 111, 'reels', 'shoes', 'done', 'a.mp4', now(), now()),"
                + " ('b', 222, 'neurocard', 'bag', 'processing', null, now(), null)");

        assertThat(bench.run("older", "--apply")).as(bench.said.toString()).isZero();

        assertThat(bench.said)
                .contains(
                        "generation_jobs b: it was not finished (processing), and comes as failed; nothing is made again")
                .last()
                .isEqualTo("Proved: 5 credits there, 5 here, equal for each of 2 customers");
        assertThat(bench.studio
                        .jdbc()
                        .sql(
                                "select p.created_at at time zone 'UTC' from persons p join identities i on i.person_id = p.id"
                                        + " where i.external_id = '111'")
                        .query(String.class)
                        .single())
                .startsWith("2025-01-02 03:04:05");
    }

    @Test
    void rows_that_do_not_fit_are_listed_with_their_reason_and_the_others_come() {
        bench.older("create table users (id uuid, telegram_id text, credits text)");
        bench.older("create table jobs (id text, user_id uuid, status text)");
        bench.older("create table payments (id text, user_id text, amount text, currency text, status text)");
        bench.older("""
                insert into users values ('00000000-0000-0000-0000-000000000001', '111', '3'),
                    ('00000000-0000-0000-0000-000000000002', null, '3'),
                    ('00000000-0000-0000-0000-000000000003', '-5', '3'),
                    ('00000000-0000-0000-0000-000000000004', '111', '7'),
                    ('00000000-0000-0000-0000-000000000005', '555', '-2'),
                    ('00000000-0000-0000-0000-000000000006', '666', 'many'),
                    ('00000000-0000-0000-0000-000000000007', '777', null),
                    ('00000000-0000-0000-0000-000000000008', 'x''; drop table persons; --', '1'),
                    (null, '999', '4.0')
                """);
        bench.older("""
                insert into jobs values ('a', '00000000-0000-0000-0000-000000000001', 'success'),
                    ('a', '00000000-0000-0000-0000-000000000001', 'done'),
                    (null, '00000000-0000-0000-0000-000000000001', 'done'),
                    ('c', '00000000-0000-0000-0000-000000000099', 'done'),
                    ('d', '00000000-0000-0000-0000-000000000004', 'dreaming')
                """);
        bench.older(
                "insert into payments values ('p', '111', '390.005', 'RUB', 'paid'), ('q', '111', '50', 'XTR', 'paid')");

        assertThat(bench.run("older", "--apply")).as(bench.said.toString()).isZero();

        var end = "00000000-0000-0000-0000-00000000000";
        assertThat(bench.said)
                .contains(
                        "users " + end + "2: no number of a Telegram account in it",
                        "users " + end + "3: no account of Telegram has such a number",
                        "users " + end + "4: the account 111 was in a row before it; its credits are those of that row",
                        "users " + end + "5: its credits are -2, below zero, and count as 0",
                        "users " + end + "6: its credits are no whole number, and count as 0",
                        "users " + end + "7: it has no credits in it, which counts as 0",
                        "users " + end + "8: no number of a Telegram account in it",
                        "jobs a: a row before it has the same key",
                        "jobs number 3: it has no key, without which it would come twice",
                        "jobs c: nobody in users is its owner",
                        "jobs d: its status is none that is known: dreaming",
                        "payments p: its amount or currency can't be read",
                        "Brought: 5 new customers, 0 known before, 7 credits granted, 1 jobs, 1 payments",
                        "Proved: 7 credits there, 7 here, equal for each of 5 customers");
    }

    @Test
    void what_breaks_in_the_middle_leaves_nothing() {
        uuidLayout();
        bench.studio
                .jdbc()
                .sql("alter table older_payments add constraint full_now check (amount < 0)")
                .update();

        assertThat(bench.run("older", "--apply")).isEqualTo(2);

        assertThat(bench.said.getLast()).startsWith("Nothing was done, a database refuses");
        assertThat(bench.number("select count(*) from persons") + bench.number("select count(*) from ledger_postings"))
                .isZero();
        bench.studio
                .jdbc()
                .sql("alter table older_payments drop constraint full_now")
                .update();
        assertThat(bench.run("older", "--apply")).isZero();
    }

    @Test
    void a_dump_as_text_and_a_folder_of_tables_say_the_same() throws IOException {
        var dump = Files.writeString(folder.resolve("dump.sql"), """
                -- PostgreSQL database dump
                COPY public.users (id, tg_user_id, first_name, username, credits, created_at) FROM stdin;
                7f000000-0000-0000-0000-000000000001\t111\tAn\\tna\t\\N\t10\t2025-01-01 00:00:00+03
                \\.
                COPY public.secrets (a) FROM stdin;
                nothing
                \\.
                COPY public.jobs (id, tg_user_id, status) FROM stdin;
                j1\t111\tdone
                \\.
                """);
        var tables = Files.createDirectories(folder.resolve("tables"));
        Files.writeString(tables.resolve("users.csv"), """
                id,tg_user_id,first_name,username,credits,created_at\r
                7f000000-0000-0000-0000-000000000001,111,"An, ""na""
                B",,10,2025-01-01 00:00:00+03\r
                """);
        Files.writeString(tables.resolve("jobs.csv"), "id,tg_user_id,status\nj1,111,done");

        assertThat(bench.run("older", dump.toString(), "--apply"))
                .as(bench.said.toString())
                .isZero();
        assertThat(bench.said)
                .contains("Brought: 1 new customers, 0 known before, 10 credits granted, 1 jobs, 0 payments");
        assertThat(bench.run("older", tables.toString(), "--apply")).isZero();
        assertThat(bench.said)
                .contains("Brought: 0 new customers, 1 known before, 0 credits granted, 0 jobs, 0 payments");
    }

    @Test
    void wrong_words_and_missing_places_are_sentences() {
        assertThat(bench.run()).isEqualTo(2);
        assertThat(bench.run("newer")).isEqualTo(2);
        assertThat(bench.run("older", "/nowhere")).isEqualTo(2);
        assertThat(bench.run("older")).isEqualTo(2);
        assertThat(bench.said.getLast()).isEqualTo("Nothing was done: There is no table users");
    }

    private void uuidLayout() {
        bench.older("create table users (id uuid primary key, tg_user_id bigint unique, username text, first_name text,"
                + " last_name text, credits int, language_code text, created_at timestamptz default now())");
        bench.older("create table jobs (id text, tg_user_id bigint, status text, video_url text, error text,"
                + " credits_deducted int, created_at timestamptz)");
        bench.older(
                "create table payments (id text, user_id uuid, amount numeric, currency text, status text, credits int)");
        bench.older("""
                insert into users values
                    ('7f000000-0000-0000-0000-000000000001', 111, 'anna', 'Ёлка', 'K', 10, 'en'),
                    ('7f000000-0000-0000-0000-000000000002', 222, null, null, null, 2, null)
                """);
        bench.older(
                "insert into jobs values ('1', 111, 'done', 'u', null, 1, now()), ('2', 111, 'completed', 'u', null, 1,"
                        + " now()), ('3', 222, 'failed', null, 'e', 1, now())");
        bench.older(
                "insert into payments values ('1', '7f000000-0000-0000-0000-000000000001', 390, 'RUB', 'succeeded', 5)");
    }
}
