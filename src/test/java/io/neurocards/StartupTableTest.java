package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.operations.backups.Backups;
import io.neurocards.shared.Mode;
import io.neurocards.shared.Roles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class StartupTableTest {

    @Test
    void the_demo_says_where_to_look() throws IOException {
        var text = table(
                        Mode.DEMO,
                        Map.of(
                                "local.server.port",
                                "4711",
                                "neurocards.mail.host",
                                "127.0.0.1",
                                "neurocards.mail.port",
                                "2525",
                                "neurocards.telegram.sandbox",
                                "true"))
                .text();

        assertThat(text)
                .containsPattern("demo mode +on +no outside service is set")
                .containsPattern("web +on +open http://localhost:4711")
                .containsPattern("database +on +embedded PostgreSQL in the folder ./data/postgres")
                .containsPattern("storage +on +in the folder ./data/storage")
                .containsPattern("e-mail +on +through 127.0.0.1:2525")
                .containsPattern("telegram bot +on +in the sandbox: http://localhost:4711/sandbox/telegram")
                .containsPattern("proxies +off ")
                .containsPattern("local model +on +ffmpeg \\d.*, (system|bundled): .*ffmpeg")
                .containsPattern("mailbox +on +http://localhost:4711/sandbox/mail");
    }

    @Test
    void a_part_says_which_roles_it_has_and_what_it_has_to_share() throws IOException {
        var text = table(
                        Mode.PRODUCTION,
                        Map.of(Roles.PROPERTY, "worker,monitor", "neurocards.database.url", "postgres://db/shop"))
                .text();

        assertThat(text)
                .containsPattern("role worker +on +makes clips")
                .containsPattern("role monitor +on ")
                .containsPattern("role bot +off +left to other processes")
                .containsPattern("shared folder +on +every process must see the same files in ./data/storage")
                .containsPattern(
                        "secret key +on +made once, in ./data/secret.key: .* another folder or machine need SECRET_KEY")
                .containsPattern("to Telegram +off +BOT_TOKEN is not set")
                .containsPattern("web +off +/healthz, /readyz and /metrics answer at http://localhost:8080");
    }

    @Test
    void production_says_what_is_off_and_shows_no_login() throws IOException {
        var text = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.database.url",
                                "postgres://ann:s3cret@db/shop",
                                "neurocards.web.public-base-url",
                                "https://studio.test"))
                .text();

        assertThat(text)
                .containsPattern("production mode +on +an outside service is set")
                .containsPattern("web +on +open https://studio.test")
                .containsPattern("database +on +the PostgreSQL that DATABASE_URL names")
                .containsPattern("e-mail +off +SMTP_SERVER is not set")
                .containsPattern("mailbox +off ")
                .containsPattern("telegram bot +off +BOT_TOKEN is not set")
                .doesNotContain("s3cret", "ann");
    }

    @Test
    void a_bot_says_how_it_hears_and_shows_no_token() throws IOException {
        var asking = table(Mode.PRODUCTION, Map.of("neurocards.telegram.token", "424242:s3cret"))
                .text();
        var called = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.telegram.token",
                                "424242:s3cret",
                                "neurocards.telegram.mode",
                                "webhook",
                                "neurocards.web.public-base-url",
                                "https://studio.test",
                                "neurocards.proxies.file",
                                "/etc/proxies.txt"))
                .text();

        assertThat(asking)
                .containsPattern("telegram bot +on +asks https://api.telegram.org for what is new")
                .doesNotContain("s3cret");
        assertThat(called)
                .containsPattern("telegram bot +on +hears from .* at https://studio.test/telegram/webhook")
                .containsPattern("proxies +on +from /etc/proxies.txt for all")
                .doesNotContain("s3cret");
    }

    @Test
    void paid_providers_are_told_with_how_many_keys_they_have_and_never_which() throws IOException {
        var off = table(Mode.PRODUCTION, Map.of()).text();
        var on = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.providers.kie.keys",
                                "s3cretA,s3cretB;s3cretC",
                                "neurocards.providers.kling.access-key",
                                "s3cretD",
                                "neurocards.providers.kling.base-url",
                                "http://localhost:9000/sandbox/kling",
                                "neurocards.providers.openai.api-key",
                                "s3cretE"))
                .text();

        assertThat(off)
                .containsPattern("kie models +off +KIE_API_KEY is not set")
                .containsPattern("kling models +off +KLING_API_KEY is not set")
                .containsPattern("prompt writer +off +OPENAI_API_KEY is not set");
        assertThat(on)
                .containsPattern("kie models +on +3 keys of 2 accounts")
                .containsPattern("kling models +on +1 key of 1 account, at http://localhost:9000/sandbox/kling")
                .containsPattern("prompt writer +on +with a key")
                .doesNotContain("s3cret");
    }

    @Test
    void gateways_say_whose_money_they_move_and_how_they_hear_of_it_and_show_no_key() throws IOException {
        var off = table(Mode.PRODUCTION, Map.of()).text();
        var live = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.web.public-base-url",
                                "https://studio.test",
                                "neurocards.payments.yookassa.shop-id",
                                "100500",
                                "neurocards.payments.yookassa.api-key",
                                "live_s3cret",
                                "neurocards.payments.yookassa.receipts",
                                "on",
                                "neurocards.payments.stripe.api-key",
                                "sk_live_s3cret",
                                "neurocards.payments.stripe.currency",
                                "EUR"))
                .text();
        var test = table(
                        Mode.PRODUCTION,
                        Map.of(
                                "neurocards.payments.yookassa.api-key",
                                "test_s3cret",
                                "neurocards.payments.stripe.api-key",
                                "rk_test_s3cret",
                                "neurocards.payments.stripe.webhook-secret",
                                "whsec_s3cret",
                                "neurocards.payments.test-mode",
                                "true"))
                .text();
        var sandbox = table(
                        Mode.DEMO,
                        Map.of(
                                "neurocards.payments.yookassa.api-key",
                                "test_s3cret",
                                "neurocards.payments.yookassa.base-url",
                                "http://127.0.0.1:4711/sandbox/yookassa/v3/",
                                "server.port",
                                "4711"))
                .text();

        assertThat(off)
                .containsPattern("yookassa +off +YOOKASSA_SHOP_ID and YOOKASSA_API_KEY are not set")
                .containsPattern("stripe +off +STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET are not set")
                .containsPattern("test money +off +buys nothing");
        assertThat(live)
                .containsPattern(
                        "yookassa +on +live shop 100500 in RUB, receipts with VAT code 1; notifications come to https://studio.test/api/webhook/yookassa")
                .containsPattern(
                        "stripe +on +live account in EUR; notifications come to https://studio.test/api/webhook/stripe")
                .doesNotContain("s3cret");
        assertThat(test)
                .containsPattern(
                        "yookassa +on +test shop .*no receipts; notifications need PUBLIC_BASE_URL, payments are found by asking")
                .containsPattern("stripe +on +test account in USD; notifications need PUBLIC_BASE_URL")
                .containsPattern("test money +on +buys real credits")
                .doesNotContain("s3cret");
        assertThat(sandbox).containsPattern("yookassa +on +in the sandbox: http://localhost:4711/sandbox/yookassa");
    }

    @Test
    void backups_are_on_where_they_can_be_made_and_say_where_to() throws IOException {
        var place = "neurocards.backup.to";
        var key = "neurocards.backup.key";
        assertThat(table(Mode.PRODUCTION, Map.of()).text()).containsPattern("backups +off +BACKUP_TO is not set");
        assertThat(table(Mode.PRODUCTION, Map.of(place, "/srv/copies")).text())
                .containsPattern("backups +off +neither BACKUP_KEY nor BACKUP_PASSPHRASE_FILE is set: none is made");
        assertThat(table(Mode.DEMO, Map.of(place, "/srv/copies")).text())
                .containsPattern("backups +on +to /srv/copies at 03:30, NOT encrypted; none was made yet");
        assertThat(table(Mode.PRODUCTION, Map.of(place, "s3://ann:s3cret@copies/shop", key, "0123abcd"))
                        .text())
                .containsPattern("backups +on +to s3://copies/shop at 03:30; none was made yet")
                .doesNotContain("s3cret", "0123abcd");
    }

    private static StartupTable table(Mode mode, Map<String, Object> properties) throws IOException {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new StartupTable(
                environment,
                mode,
                Roles.read(environment.getProperty(Roles.PROPERTY, "")),
                Ffmpeg.find(null, Path.of("target", "test-programs")),
                new StaticListableBeanFactory().getBeanProvider(Backups.class));
    }
}
