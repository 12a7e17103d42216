package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.sandbox.telegram.TelegramPerson.Seen;
import io.neurocards.shared.Until;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** People who come to a running studio, and what its database knows of them. */
record Visitors(RunningStudio studio) {

    static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");
    private static final AtomicLong NEXT = new AtomicLong(6_300_000_001L);

    URI api() {
        return URI.create(studio.address() + "/sandbox/telegram/api");
    }

    TelegramPerson newcomer(String name) {
        return TelegramPerson.named(api(), NEXT.getAndIncrement(), name, "en");
    }

    TelegramPerson accepted(String name) {
        var person = newcomer(name);
        person.says("/start");
        person.awaitText("terms of use");
        person.presses("\u2705 I accept");
        person.awaitText("Welcome");
        person.presses("Continue");
        person.awaitText("Main menu");
        return person;
    }

    TelegramPerson atProduct(String name) throws IOException {
        var person = accepted(name);
        person.says("/generation");
        person.awaitText("good light");
        person.sendsPhoto(Files.readAllBytes(PHOTO), "");
        person.awaitText("what the product is");
        return person;
    }

    TelegramPerson atTemplate(String name) throws IOException {
        var person = atProduct(name);
        person.says("a sneaker");
        person.awaitText("Choose a template");
        return person;
    }

    TelegramPerson atConfirm(String name, int count) throws IOException {
        var person = atTemplate(name);
        var menu = person.awaitText("Choose a template");
        person.presses(menu.id(), "tpl:ad");
        person.awaitText("Any wishes");
        person.presses(menu.id(), "count:" + count);
        person.awaitMessage(
                seen -> seen.text().contains("Shall we start?") || seen.text().contains("Not enough"));
        return person;
    }

    /** Returns what the bot sent, without what is only being edited. */
    static long said(TelegramPerson person, String text) {
        return person.messages().stream()
                .filter(seen -> seen.fromBot() && seen.text().contains(text))
                .count();
    }

    static String data(Seen message, String label) {
        return message.buttons().stream()
                .flatMap(List::stream)
                .filter(button -> button.text().contains(label))
                .findFirst()
                .orElseThrow()
                .data();
    }

    /** Returns one value of this person's; {@code sql} has {@code :person}. */
    <T> T of(TelegramPerson person, Class<T> type, String sql) {
        return studio.database()
                .jdbc()
                .sql("with p as (select person_id from identities where platform = 'telegram' and external_id = :id) "
                        + sql)
                .param("id", Long.toString(person.id()))
                .query(type)
                .single();
    }

    long available(TelegramPerson person) {
        return studio.bean(io.neurocards.ledger.Ledger.class)
                .balance(new io.neurocards.shared.PersonId(of(person, UUID.class, "select person_id from p")))
                .available()
                .amount();
    }

    String state(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("select dialogue::text from telegram_chats where chat_id = :chat")
                .param("chat", person.id())
                .query(String.class)
                .single();
    }

    /** Waits longer than for an answer: a clip has to be made first. */
    static Seen awaitClip(TelegramPerson person, int after) {
        var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (true) {
            var clip = person.messages().stream()
                    .filter(seen -> seen.has("video") && seen.id() > after)
                    .findFirst();
            if (clip.isPresent()) {
                return clip.get();
            }
            assertThat(System.nanoTime()).as("the clip").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    static void await(String what, BooleanSupplier happened) {
        Until.holds(() -> what, TelegramPerson.PATIENCE, happened);
    }
}
