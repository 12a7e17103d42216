package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.notifications.push.PushBrowser;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.Stage;
import io.neurocards.videos.events.VideoEnded;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A customer's browser is told of a clip. Its maker's push service can't be reached from here: what subscribes is a browser of our own
 * on loopback, and what that was sent and opened is handed to the real service worker by the developer tools.
 */
@Thorough
class PushInBrowserTest {

    /** Answers as the maker's push service would, and remembers what the page asked for. */
    private static final String SUBSCRIBES = """
            {
              let made = null;
              PushManager.prototype.getSubscription = async () => made;
              PushManager.prototype.subscribe = async options => {
                window.asked = options;
                return made = {endpoint: subscription.endpoint, toJSON: () => subscription, unsubscribe: async () => (made = null, true)};
              };
            }
            """;

    @TempDir
    private static Path folder;

    private static PushBrowser receiver;
    private static RunningStudio studio;
    private static TestBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        receiver = new PushBrowser();
        studio = RunningStudio.start(folder, "--neurocards.providers.fetch.allowed-hosts=" + receiver.host());
        browser = new TestBrowser(studio.address());
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
        receiver.close();
    }

    @Test
    void the_button_subscribes_a_message_is_shown_and_a_click_opens_the_clip() {
        var page = browser.stranger();
        page.addInitScript("const subscription = " + receiver.subscription() + ";\n" + SUBSCRIBES);
        page.context().grantPermissions(List.of("notifications"));
        new BrowserCustomers(studio).signedUp(page);
        var registration = registration(page);
        page.navigate("/cabinet");
        var button = page.locator("[data-push]");
        assertThat(button).hasText("Присылать уведомления в этот браузер");

        button.click();
        assertThat(button).hasText("Не присылать уведомления в этот браузер");
        assertThat((Boolean) page.evaluate("window.asked.userVisibleOnly")).isTrue();
        assertThat((String) page.evaluate("window.asked.applicationServerKey")).matches("[A-Za-z0-9_-]{87}");

        var clip = UUID.randomUUID();
        ends(clip);
        page.waitForCondition(() -> !receiver.shown().isEmpty());
        deliver(page, registration, receiver.shown().getLast());
        page.waitForCondition(() -> shown(page).contains("Ролик готов"));
        assertThat(shown(page)).contains("Ролик готов|" + "/videos/" + clip + "|" + clip);

        assertThat(opened(page)).isEqualTo(studio.address() + "/videos/" + clip);
        assertThat(shown(page)).isEmpty();

        button.click();
        assertThat(button).hasText("Присылать уведомления в этот браузер");
        assertThat(studio.database()
                        .jdbc()
                        .sql("select count(*) from push_subscriptions")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void ends(UUID clip) {
        var person = studio.database()
                .jdbc()
                .sql("select person_id from push_subscriptions")
                .query(UUID.class)
                .single();
        var now = studio.bean(Clock.class).instant();
        studio.bean(Decisions.class)
                .act(() -> studio.publish(
                        new VideoEnded(clip, UUID.randomUUID(), new PersonId(person), Stage.COMPLETED, now)));
    }

    /** Returns by what the developer tools know the page's service worker. */
    private static String registration(Page page) {
        page.waitForCondition(() -> Boolean.TRUE.equals(
                page.evaluate("async () => Boolean((await navigator.serviceWorker.ready).active)")));
        var found = new AtomicReference<String>();
        var devtools = page.context().newCDPSession(page);
        devtools.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> found.set(
                                ((JsonObject) one).get("registrationId").getAsString())));
        devtools.send("ServiceWorker.enable");
        page.waitForCondition(() -> found.get() != null);
        return found.get();
    }

    private static void deliver(Page page, String registration, String message) {
        var devtools = page.context().newCDPSession(page);
        devtools.send("ServiceWorker.enable");
        var push = new JsonObject();
        push.addProperty("origin", studio.address());
        push.addProperty("registrationId", registration);
        push.addProperty("data", message);
        devtools.send("ServiceWorker.deliverPushMessage", push);
    }

    private static String shown(Page page) {
        return (String) page.evaluate("""
                async () => (await (await navigator.serviceWorker.ready).getNotifications())
                    .map(one => [one.title, one.data.url, one.tag].join('|')).join('\\n')
                """);
    }

    /**
     * Clicks the notification within the worker, and returns what it opens. A browser opens a window for a real click alone, so what
     * opens windows is replaced.
     */
    private static String opened(Page page) {
        var devtools = page.context().browser().newBrowserCDPSession();
        var worker = devtools.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.get("type").getAsString().equals("service_worker"))
                .findFirst()
                .orElseThrow();
        var attach = new JsonObject();
        attach.add("targetId", worker.get("targetId"));
        attach.addProperty("flatten", false);
        var session =
                devtools.send("Target.attachToTarget", attach).get("sessionId").getAsString();
        return evaluated(page, devtools, session, """
                (async () => {
                  let opened = '';
                  self.clients.openWindow = async url => { opened = url; };
                  const [notification] = await self.registration.getNotifications();
                  self.dispatchEvent(new NotificationEvent('notificationclick', {notification}));
                  return opened;
                })()
                """);
    }

    private static String evaluated(Page page, CDPSession devtools, String session, String script) {
        var answer = new AtomicReference<JsonObject>();
        devtools.on("Target.receivedMessageFromTarget", event -> {
            var message =
                    JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
            if (message.has("id")) {
                answer.set(message);
            }
        });
        var call = new JsonObject();
        call.addProperty("id", 1);
        call.addProperty("method", "Runtime.evaluate");
        var parameters = new JsonObject();
        parameters.addProperty("expression", script);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        call.add("params", parameters);
        var envelope = new JsonObject();
        envelope.addProperty("sessionId", session);
        envelope.addProperty("message", call.toString());
        devtools.send("Target.sendMessageToTarget", envelope);
        page.waitForCondition(() -> answer.get() != null);
        var result = answer.get().getAsJsonObject("result").getAsJsonObject("result");
        return result.get("value").getAsString();
    }
}
