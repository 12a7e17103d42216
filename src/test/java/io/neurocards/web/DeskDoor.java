package io.neurocards.web;

import com.microsoft.playwright.Page;
import io.neurocards.operations.admins.Base32;
import io.neurocards.operations.admins.Totp;
import java.time.Duration;
import java.time.Instant;

/** Comes in at the desk as an administrator does, with a telephone that the test plays. */
final class DeskDoor {

    private static final String PASSWORD = "a long enough password";
    private static final Duration STEP = Duration.ofSeconds(30);

    private final Page page;
    private byte[] secret = {};

    DeskDoor(Page page) {
        this.page = page;
    }

    /** Makes the first owner by the token of the settings; returns the page within the desk. */
    Page firstOwner(String token, String name) {
        page.navigate("/desk/first");
        page.locator("#token").fill(token);
        page.locator("#name").fill(name);
        page.locator("button[type=submit]").click();
        return join();
    }

    /** Goes on from the page of a link. */
    Page join() {
        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        secret = Base32.bytes(page.locator("#key").textContent().replace(" ", ""));
        page.locator("#code").fill(code(Instant.now()));
        page.locator("button[type=submit]").click();
        page.locator(".dk-codes").waitFor();
        return page;
    }

    /** Signs in again; the code of the step after this one, because the present one was used. */
    Page signIn(String name) {
        page.navigate("/desk/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("button[type=submit]").click();
        page.locator("#code").fill(code(Instant.now().plus(STEP)));
        page.locator("button[type=submit]").click();
        return page;
    }

    String code(Instant at) {
        return Totp.code(secret, Totp.step(at));
    }
}
