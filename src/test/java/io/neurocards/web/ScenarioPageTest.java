package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.providers.prompts.TestWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What will happen in a clip, seen and changed on the site before it is paid for. */
@Thorough
@Order(Integer.MAX_VALUE - 2)
class ScenarioPageTest {

    private static final String SCENE = "A woman at a table shows a mug.";

    @TempDir
    static Path folder;

    private static TestWriter writer;
    private static RunningStudio studio;
    private static TestBrowser browser;
    private static BrowserCustomers customers;

    @BeforeAll
    static void start() throws Exception {
        writer = new TestWriter();
        writer.writes("Look at this!", SCENE, SCENE);
        studio = RunningStudio.start(
                folder,
                WordedCatalogue.beside(folder.resolve("catalogue")),
                "--neurocards.providers.openai.api-key=planted-writer-key",
                "--neurocards.providers.openai.base-url=" + writer.address());
        browser = new TestBrowser(studio.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
        writer.close();
    }

    @AfterEach
    void no_page_complains() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_card_is_there_for_clips_that_words_direct_and_for_no_others() {
        var page = browser.stranger();
        customers.signedUp(page);
        var card = page.locator("#scenario");

        assertThat(page.locator("input[name=model][value=local]")).isChecked();
        assertThat(card).isHidden();
        choose(page, "model", "worded");
        assertThat(card).isVisible();
        choose(page, "template", "self");
        assertThat(card).isHidden();
    }

    @Test
    void a_scenario_comes_by_itself_is_changed_and_ordered() {
        var page = browser.stranger();
        customers.signedUp(page);
        choose(page, "model", "worded");
        fill(page);
        page.locator("#description").blur();

        assertThat(page.locator(".scenario__scene")).hasText(SCENE);
        assertThat(page.locator(".scenario__spoken")).hasText("Look at this!");
        page.getByText("Изменить").click();
        page.fill("#scene", "A man <b>at</b> a window.");
        page.getByText("Сохранить").click();
        assertThat(page.locator(".scenario__scene")).hasText("A man <b>at</b> a window.");
        page.locator("[data-submit]").click();
        page.waitForURL("**/videos/**");

        assertThat(studio.database()
                        .jdbc()
                        .sql("select scene from scenarios where edited")
                        .query(String.class)
                        .list())
                .containsExactly("A man <b>at</b> a window.");
        page.getByText("Отменить").click();
    }

    /** Leaving the field asks for the scenario; a button that moves under the press which left it is not pressed. */
    @Test
    void the_press_that_asks_for_a_scenario_orders() {
        var page = browser.stranger();
        customers.signedUp(page);
        choose(page, "model", "worded");
        fill(page);
        var button = page.locator("[data-submit]");

        var before = button.boundingBox();
        page.evaluate("document.querySelector('[data-scenario-ask]').classList.add('htmx-request')");
        assertThat(page.locator(".scenario__wait")).isVisible();
        assertThat(button.boundingBox().y).isEqualTo(before.y);
        button.click();

        page.waitForURL("**/videos/**");
        page.getByText("Отменить").click();
    }

    private static void fill(Page page) {
        page.setInputFiles("#photo", Path.of("src/test/resources/photos/ceramic-mug.jpg"));
        page.fill("#description", "Кружка");
    }

    private static void choose(Page page, String name, String value) {
        page.locator("input[name=" + name + "][value=" + value + "]").check();
    }
}
