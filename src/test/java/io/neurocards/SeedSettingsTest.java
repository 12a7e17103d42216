package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

class SeedSettingsTest {

    private static final String TOKEN = "424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7";

    @TempDir
    Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void nothing_set_is_a_demo_that_only_this_machine_reaches() throws IOException {
        var settings = understood(Map.of(), "");

        assertThat(settings.getProperty("neurocards.mode")).isEqualTo("demo");
        assertThat(settings.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(settings.getProperty("neurocards.mail.host")).isEqualTo("127.0.0.1");
        assertThat(settings.getProperty("neurocards.mail.port"))
                .isEqualTo(settings.getProperty("neurocards.sandbox.smtp-port"));
        assertThat(settings.getProperty("neurocards.database.url")).isNull();
    }

    @Test
    void the_demo_speaks_to_a_telegram_of_its_own_with_a_token_made_at_the_start() throws IOException {
        var settings = understood(Map.of(), "");
        var other = understood(Map.of(), "");

        assertThat(settings.getProperty("neurocards.telegram.token")).matches("\\d{10}:[A-Za-z0-9_-]{35}");
        assertThat(settings.getProperty("neurocards.sandbox.telegram.token"))
                .isEqualTo(settings.getProperty("neurocards.telegram.token"));
        assertThat(settings.getProperty("neurocards.telegram.sandbox")).isEqualTo("true");
        assertThat(other.getProperty("neurocards.telegram.token"))
                .isNotEqualTo(settings.getProperty("neurocards.telegram.token"));
    }

    @Test
    void a_demo_with_a_token_speaks_to_the_real_telegram_and_production_without_one_to_nobody() throws IOException {
        var demo = understood(
                Map.of("NEUROCARDS_MODE", "demo", "BOT_TOKEN", "424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7"), "");
        var production = understood(Map.of("NEUROCARDS_MODE", "production"), "");

        assertThat(demo.getProperty("neurocards.telegram.token")).startsWith("424242:");
        assertThat(demo.getProperty("neurocards.telegram.sandbox")).isNull();
        assertThat(production.getProperty("neurocards.telegram.token")).isNull();
    }

    @Test
    void one_process_has_every_role_and_works_on_jobs() throws IOException {
        var settings = understood(Map.of(), "");

        assertThat(settings.getProperty("neurocards.roles")).isEqualTo("bot,worker,web,api,monitor");
        assertThat(settings.getProperty("neurocards.jobs.enabled")).isNull();
    }

    @Test
    void the_api_alone_has_a_port_of_its_own_and_leaves_jobs_to_others() throws IOException {
        var shared = Map.<String, Object>of(
                "DATABASE_URL", "postgres://db/shop", "SECRET_KEY", "0123456789abcdef0123456789abcdef");
        var alone = understood(shared, "APP_ROLES=api\n");
        var placed = understood(shared, "APP_ROLES=api\nPORT=9000\n");
        var worker = understood(shared, "APP_ROLES= worker, api \n");

        assertThat(alone.getProperty("server.port")).isEqualTo("8000");
        assertThat(alone.getProperty("neurocards.jobs.enabled")).isEqualTo("false");
        assertThat(placed.getProperty("server.port")).isEqualTo("9000");
        assertThat(worker.getProperty("server.port")).isNotEqualTo("8000");
        assertThat(worker.getProperty("neurocards.roles")).isEqualTo("worker,api");
        assertThat(worker.getProperty("neurocards.jobs.enabled")).isNull();
    }

    @Test
    void the_log_is_plain_and_in_no_file_unless_that_is_set_and_a_file_has_its_bounds() throws IOException {
        var plain = understood(Map.of(), "");
        var json = understood(Map.of(), "LOG_FORMAT=json\nLOG_FILE=/var/log/studio.log\nLOG_FILE_DAYS=3\n");

        assertThat(plain.getProperty("logging.structured.format.console")).endsWith("PlainLines");
        assertThat(plain.getProperty("logging.file.name")).isNull();
        assertThat(json.getProperty("logging.structured.format.console")).endsWith("JsonLines");
        assertThat(json.getProperty("logging.structured.format.file")).endsWith("JsonLines");
        assertThat(json.getProperty("logging.file.name")).isEqualTo("/var/log/studio.log");
        assertThat(json.getProperty("logging.logback.rollingpolicy.max-file-size"))
                .isEqualTo("20MB");
        assertThat(json.getProperty("logging.logback.rollingpolicy.max-history"))
                .isEqualTo("3");
        assertThat(json.getProperty("logging.logback.rollingpolicy.total-size-cap"))
                .isEqualTo("500MB");
    }

    @Test
    void a_part_that_could_not_work_with_the_others_does_not_start() {
        assertThatThrownBy(() -> understood(Map.of(), "APP_ROLES=worker,cook\n"))
                .hasMessage("APP_ROLES must be some of bot,worker,web,api,monitor between commas, in small letters");
        assertThatThrownBy(() -> understood(Map.of(), "APP_ROLES=worker\n"))
                .hasMessageContaining("set DATABASE_URL, because the embedded PostgreSQL belongs to one process")
                .hasMessageContaining("set the same SECRET_KEY for all");
        assertThatThrownBy(() -> understood(
                        Map.of(
                                "DATABASE_URL",
                                "postgres://db/shop",
                                "SUPABASE_DB_URL",
                                "postgres://other/shop",
                                "SECRET_KEY",
                                "0123456789abcdef0123456789abcdef"),
                        "APP_ROLES=bot,web\n"))
                .hasMessageContaining("set WITNESS_DATABASE_URL beside SUPABASE_DB_URL")
                .message()
                .as("a studio may sell on the web alone, by the same units")
                .doesNotContain("BOT_TOKEN");
        assertThatThrownBy(() -> understood(Map.of("DATABASE_URL", "postgres://db/shop"), "APP_ROLES=bot\n"))
                .hasMessageContaining("APP_ROLES names bot and nothing else, but BOT_TOKEN is not set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://neurocards:neurocards@127.0.0.1:5432/neurocards",
                "jdbc:postgresql://localhost/shop?user=ann&password=s3cret",
                "postgresql://ann:p%40ss@[::1]:5432/shop"
            })
    void three_settings_are_enough_for_parts_on_a_developers_machine(String url) throws IOException {
        var three = Map.<String, Object>of(
                "DATABASE_URL", url, "REDIS_URL", "redis://127.0.0.1:6379/0", "BOT_TOKEN", TOKEN);

        assertThat(understood(three, "APP_ROLES=bot,web,api,monitor\n").getProperty("neurocards.mode"))
                .isEqualTo("production");
        assertThat(understood(three, "APP_ROLES=worker\n").getProperty("neurocards.secret-key"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://ann@127.0.0.1/shop,BOT_MODE=webhook",
        "postgres://ann@127.0.0.1/shop,ENVIRONMENT=production",
        "postgres://ann@127.0.0.1/shop,NEUROCARDS_MODE=production",
        "postgres://ann@db.example.org/shop,ENVIRONMENT=staging",
        "postgres://ann:x@localhost/y@db.example.org/shop,ENVIRONMENT=staging",
        "'postgres://localhost,db.example.org/shop',ENVIRONMENT=staging",
    })
    void parts_anywhere_else_are_told_how_to_make_a_key(String url, String line) {
        assertThatThrownBy(() -> understood(
                        Map.of(
                                "DATABASE_URL",
                                url,
                                "BOT_TOKEN",
                                TOKEN,
                                "PUBLIC_BASE_URL",
                                "https://studio.test",
                                "WEBHOOK_SECRET_TOKEN",
                                "a-secret-of-the-webhook"),
                        "APP_ROLES=worker\n" + line + "\n"))
                .hasMessageContaining("set the same SECRET_KEY for all; openssl rand -hex 32 makes one");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT,9000",
        "BIND_ADDRESS,0.0.0.0",
        "STORAGE_BASE_PATH,/srv/clips",
        "STORAGE_PATH,/srv/clips",
        "FREE_CREDITS,5",
        "WORKER_CONCURRENCY,2",
        "WORKER_TIMEOUT,60",
        "STUCK_JOB_MINUTES,5",
        "FIDELITY_THRESHOLD,0.5",
        "FFMPEG_PATH,/usr/bin/ffmpeg",
        "BOT_MODE,polling",
        "ADMIN_IDS,424242",
        "SUPPORT_URL,https://t.me/help",
        "TERMS_URL,https://docs.test/terms?of=use",
        "PRIVACY_URL,https://docs.test/#privacy",
        "PROXY_FILE,/etc/proxies.txt",
        "PROXY_FOR,telegram",
        "VIDEO_PROVIDER,kie",
        "OPENAI_MODEL,gpt-4o-mini",
        "YOOKASSA_RECEIPTS,on",
        "STRIPE_CURRENCY,EUR",
        "PAYMENTS_TEST_MODE,true",
        "DOWNLOAD_ALLOWED_HOSTS,localhost:8080"
    })
    void ports_folders_and_numbers_do_not_leave_the_demo(String name, String value) throws IOException {
        assertThat(understood(Map.of(name, value), "").getProperty("neurocards.mode"))
                .isEqualTo("demo");
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL,postgres://ann:s3cret@db:5432/shop",
        "RAILWAY_POSTGRES_URL,postgres://ann:s3cret@db:5432/shop",
        "PUBLIC_BASE_URL,https://studio.test",
        "REDIS_URL,redis://:0f1e2d3c@redis:6379/0",
        "REDIS_URL,rediss://ann:0f%401e@redis.test",
        "SMTP_SERVER,smtp.test",
        "SECRET_KEY,0123456789abcdef0123456789abcdef",
        "BOT_TOKEN,424242:AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7",
        "TELEGRAM_API_URL,http://localhost:8081",
        "KIE_API_KEY,0f1e2d3c4b5a",
        "KIE_API_KEY_7,0f1e2d3c4b5a",
        "KIE_BASE_URL,http://localhost:9000",
        "KIE_WEBHOOK_HMAC_KEY,0f1e2d3c",
        "KLING_API_KEY,0f1e2d3c4b5a",
        "KLING_WEBHOOK_SECRET,whsec_0f1e2d3c",
        "OPENAI_API_KEY,sk-0f1e2d3c",
        "YOOKASSA_BASE_URL,http://localhost:9000",
        "STRIPE_BASE_URL,http://localhost:9000"
    })
    void an_outside_service_makes_it_production_without_simulations(String name, String value) throws IOException {
        var settings = understood(Map.of(name, value), "");

        assertThat(settings.getProperty("neurocards.mode")).isEqualTo("production");
        assertThat(settings.getProperty("server.address")).isNull();
        assertThat(settings.getProperty("neurocards.sandbox.smtp-port")).isNull();
    }

    @Test
    void the_mode_that_is_asked_for_wins_however_it_is_written() throws IOException {
        assertThat(understood(Map.of("NEUROCARDS_MODE", " Demo ", "SMTP_SERVER", "smtp.test"), "")
                        .getProperty("neurocards.mode"))
                .isEqualTo("demo");
        assertThat(understood(Map.of(), "NEUROCARDS_MODE=PRODUCTION").getProperty("neurocards.mode"))
                .isEqualTo("production");
        assertThat(understood(Map.of("NEUROCARDS_MODE", ""), "").getProperty("neurocards.mode"))
                .isEqualTo("demo");
    }

    @Test
    void an_unknown_mode_is_refused() {
        assertThatThrownBy(() -> understood(Map.of("NEUROCARDS_MODE", "staging"), ""))
                .hasMessage("NEUROCARDS_MODE must be demo or production");
    }

    @Test
    void the_older_word_for_the_mode_counts_where_the_present_one_is_not_set() throws IOException {
        assertThat(understood(Map.of("ENVIRONMENT", "Production"), "").getProperty("neurocards.mode"))
                .isEqualTo("production");
        assertThat(understood(Map.of("ENVIRONMENT", "development", "SMTP_SERVER", "smtp.test"), "")
                        .getProperty("neurocards.mode"))
                .isEqualTo("demo");
        assertThat(understood(Map.of("NEUROCARDS_MODE", "demo"), "ENVIRONMENT=production")
                        .getProperty("neurocards.mode"))
                .isEqualTo("demo");
        assertThat(understood(Map.of("ENVIRONMENT", "whatever this machine is"), "")
                        .getProperty("neurocards.mode"))
                .isEqualTo("demo");
    }

    @Test
    void supabase_alone_is_the_one_database_and_beside_another_the_second() throws IOException {
        var address = "postgres://user:secret@supabase.test:5432/postgres";

        var alone = understood(Map.of(), "DATABASE_TYPE=supabase\nSUPABASE_DB_URL=" + address);
        var beside = understood(
                Map.of("DATABASE_URL", "postgres://db/shop"), "DATABASE_TYPE=supabase\nSUPABASE_DB_URL=" + address);

        assertThat(alone.getProperty("neurocards.database.url")).isEqualTo(address);
        assertThat(alone.getProperty("neurocards.database.backup.url")).isNull();
        assertThat(beside.getProperty("neurocards.database.url")).isEqualTo("postgres://db/shop");
        assertThat(beside.getProperty("neurocards.database.backup.url")).isEqualTo(address);
        assertThatThrownBy(() -> understood(Map.of(), "DATABASE_TYPE=supabase"))
                .hasMessageContaining("neither SUPABASE_DB_URL nor DATABASE_URL");
        assertThatThrownBy(() -> understood(Map.of(), "DATABASE_TYPE=mysql"))
                .hasMessage("DATABASE_TYPE must be postgres or supabase");
    }

    @Test
    void names_that_do_nothing_any_more_or_look_misspelt_are_spoken_of_and_others_are_not() throws IOException {
        var settings = understood(
                Map.of("USE_POSTGRES", "1", "HOME", "/root", "PORTS", "80"),
                "KIE_MODEL=veo\nBOT_TOKN=1\nSMTP_PASWORD=s3cret\nKIE_API_KEY_2=k\nSTORAGE_PATH=/srv\nWHOSE=mine\nhalf a line");

        assertThat(settings.getProperty("neurocards.settings.warning", "").lines())
                .filteredOn(line -> !line.contains("chmod 600"))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("Line 7 of ")
                                .endsWith("does nothing: it is not NAME=value"),
                        line -> assertThat(line).startsWith("KIE_MODEL is set and does nothing: customers choose"),
                        line -> assertThat(line).startsWith("USE_POSTGRES is set and does nothing: everything is kept"),
                        line -> assertThat(line).isEqualTo("BOT_TOKN in .env does nothing; is BOT_TOKEN meant?"),
                        line -> assertThat(line)
                                .isEqualTo("SMTP_PASWORD in .env does nothing; is SMTP_PASSWORD meant?"));
    }

    @Test
    void old_names_work_and_are_remembered() throws IOException {
        var settings = understood(Map.of("PUBLIC_DOMAIN", "studio.test"), "STORAGE_PATH=/srv/clips");

        assertThat(settings.getProperty("neurocards.web.public-base-url")).isEqualTo("https://studio.test");
        assertThat(settings.getProperty("neurocards.media.storage")).isEqualTo("/srv/clips");
        assertThat(settings.getProperty("neurocards.settings.old"))
                .isEqualTo("PUBLIC_DOMAIN (now PUBLIC_BASE_URL), STORAGE_PATH (now STORAGE_BASE_PATH)");
    }

    @Test
    void the_present_name_wins_over_an_old_one_beside_it() throws IOException {
        var settings = understood(Map.of("STORAGE_BASE_PATH", "/new", "STORAGE_PATH", "/old"), "");

        assertThat(settings.getProperty("neurocards.media.storage")).isEqualTo("/new");
        assertThat(settings.getProperty("neurocards.settings.old")).isEmpty();
    }

    @Test
    void the_environment_wins_over_the_file_even_by_an_old_name_or_by_nothing() throws IOException {
        var settings = understood(
                Map.of("PORT", "9001", "STORAGE_PATH", "/environment", "SMTP_SERVER", ""),
                "PORT=9002\nSTORAGE_BASE_PATH=/file\nSMTP_SERVER=smtp.test\nFREE_CREDITS=7");

        assertThat(settings.getProperty("server.port")).isEqualTo("9001");
        assertThat(settings.getProperty("neurocards.media.storage")).isEqualTo("/environment");
        assertThat(settings.getProperty("neurocards.mode")).isEqualTo("demo");
        assertThat(settings.getProperty("neurocards.videos.free-credits")).isEqualTo("7");
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP_PASSWORD,changeme",
        "SMTP_PASSWORD,Change-Me",
        "SMTP_PASSWORD,<your password>",
        "SMTP_PASSWORD,xxxxxxxx",
        "KIE_API_KEY,your_kie_key",
        "KLING_WEBHOOK_SECRET,<from the console>",
        "OPENAI_API_KEY,sk-xxxxxxxx",
        "SECRET_KEY,your_secret_key_of_more_than_32_letters",
        "ADMIN_TOKEN,your_admin_token_of_more_than_32_letters",
        "ADMIN_TOKEN,change_me_change_me_change_me_change_me",
        "SECRET_KEY,replace-me-replace-me-replace-me-replace",
        "YOOKASSA_API_KEY,your_key",
        "STRIPE_API_KEY,sk_test_xxxxxxxx",
        "STRIPE_WEBHOOK_SECRET,whsec_xxxxxxxx",
        "DATABASE_URL,postgres://user:password@host:5432/name",
        "DATABASE_URL,postgres://ann:s3cret@db.example.com/shop"
    })
    void a_placeholder_from_a_sample_is_refused_without_being_repeated(String name, String value) {
        assertThatThrownBy(() -> understood(Map.of(name, value), ""))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageStartingWith(name + " still holds a placeholder")
                .hasMessageNotContaining(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"aX<9>b", "Exchange1", "p@xxx", "kbYoUr9"})
    void a_password_that_only_resembles_a_placeholder_is_taken(String password) throws IOException {
        assertThat(understood(Map.of("SMTP_PASSWORD", password), "").getProperty("neurocards.mail.password"))
                .isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT,abc",
        "PORT,70000",
        "PORT,-1",
        "FREE_CREDITS,-1",
        "FREE_CREDITS,2.5",
        "WORKER_CONCURRENCY,0",
        "WORKER_CONCURRENCY,99999999999",
        "WORKER_TIMEOUT,1m",
        "STUCK_JOB_MINUTES,0",
        "FIDELITY_THRESHOLD,60",
        "SMTP_PORT,0",
        "PUBLIC_BASE_URL,ftp://studio.test",
        "DATABASE_URL,mysql://ann:s3cret@db/shop",
        "REDIS_URL,http://:s3cret@redis:6379",
        "REDIS_URL,redis://:s3cret@redis:70000/0",
        "REDIS_URL,redis://:s3c#ret@redis:6379/0",
        "REDIS_URL,redis://:s3cret@/0",
        "SECRET_KEY,short",
        "BOT_TOKEN,AAHk3jD8fT5sL0qW2eR4tY6uI8oP1aS3dF7",
        "BOT_MODE,both",
        "WEBHOOK_SECRET_TOKEN,short",
        "ADMIN_IDS,@ann",
        "PROXY_COOLDOWN,0",
        "PROXY_FOR,Telegram!",
        "VIDEO_PROVIDER,'kie,kling'",
        "KIE_API_KEY,'s3cret,,b2'",
        "KIE_API_KEY,'s3cret;b2,s3cret'",
        "KIE_API_KEY,'s3cret b2'",
        "KIE_API_KEY_2,'s3cret,b2'",
        "KLING_API_KEY,';s3cret'",
        "KIE_BASE_URL,kie.test",
        "OPENAI_API_KEY,s3cret s3cret",
        "DOWNLOAD_ALLOWED_HOSTS,localhost",
        "YOOKASSA_SHOP_ID,s3cret",
        "YOOKASSA_RECEIPTS,yes",
        "YOOKASSA_VAT_CODE,13",
        "YOOKASSA_TAX_SYSTEM,0",
        "YOOKASSA_NOTIFICATION_SENDERS,yookassa.ru",
        "STRIPE_API_KEY,pk_live_s3cret",
        "STRIPE_WEBHOOK_SECRET,'whsec_a,s3cret'",
        "STRIPE_CURRENCY,usd",
        "PAYMENTS_TEST_MODE,1"
    })
    void a_value_that_can_not_be_meant_is_refused_by_its_name(String name, String value) {
        assertThatThrownBy(() -> understood(Map.of(name, value), ""))
                .isInstanceOf(UnusableSettingException.class)
                .hasMessageStartingWith(name + " must ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void keys_may_stand_in_numbered_names_and_follow_each_other_by_number() throws IOException {
        var settings = understood(
                Map.of("KIE_API_KEY_10", "k10", "KIE_API_KEYS", "k0", "KIE_API_KEY_2", " k2 ", "KIE_API_KEY_3", ""),
                "KIE_API_KEY_4=k4");

        assertThat(settings.getProperty("neurocards.providers.kie.keys")).isEqualTo("k0,k2,k10");
        assertThat(settings.getProperty("neurocards.settings.old")).isEqualTo("KIE_API_KEYS (now KIE_API_KEY)");
        assertThat(keys(Map.of("KIE_API_KEY", "a,b;c", "KIE_API_KEY_1", "d"), ""))
                .isEqualTo("a,b;c;d");
        assertThat(keys(Map.of("KIE_API_KEY_1", "d"), "KIE_API_KEY=a")).isEqualTo("d");
        assertThat(keys(Map.of(), "KIE_API_KEY=a\nKIE_API_KEY_1=d")).isEqualTo("a,d");
        assertThat(keys(Map.of("KIE_API_KEY", "a"), "KIE_API_KEY_1=d")).isEqualTo("a");
    }

    private String keys(Map<String, Object> variables, String file) throws IOException {
        return understood(variables, file).getProperty("neurocards.providers.kie.keys");
    }

    @Test
    void a_broken_key_is_told_by_the_number_of_its_entry() {
        assertThatThrownBy(() -> understood(Map.of("KIE_API_KEY", "s3cret", "KIE_API_KEY_1", "s3cret"), ""))
                .hasMessage("KIE_API_KEY must be keys with commas or semicolons between them: entry 2 repeats entry 1");
    }

    @Test
    void half_of_a_pair_is_refused() {
        assertThatThrownBy(() -> understood(Map.of("KLING_ACCESS_KEY", "s3cret"), ""))
                .hasMessage("KLING_ACCESS_KEY and KLING_SECRET_KEY must be set together");
        assertThatThrownBy(() -> understood(Map.of("YOOKASSA_SHOP_ID", "100500"), ""))
                .hasMessage("YOOKASSA_SHOP_ID and YOOKASSA_API_KEY must be set together");
        assertThatThrownBy(() -> understood(Map.of("STRIPE_API_KEY", "sk_live_s3cret"), ""))
                .hasMessage("STRIPE_API_KEY and STRIPE_WEBHOOK_SECRET must be set together");
    }

    @Test
    void gateways_are_set_by_the_names_that_operators_know() throws IOException {
        var settings = understood(
                Map.of("YOOKASSA_SHOP_ID", "100500", "YOOKASSA_API_KEY", "live_s3cret", "YOOKASSA_RECEIPTS", "on"),
                "STRIPE_API_KEY=rk_test_s3cret\nSTRIPE_WEBHOOK_SECRET=whsec_a1, whsec_b2");

        assertThat(settings.getProperty("neurocards.mode")).isEqualTo("production");
        assertThat(settings.getProperty("neurocards.payments.yookassa.shop-id")).isEqualTo("100500");
        assertThat(settings.getProperty("neurocards.payments.yookassa.receipts", Boolean.class))
                .isTrue();
        assertThat(settings.getProperty("neurocards.payments.stripe.webhook-secret"))
                .isEqualTo("whsec_a1, whsec_b2");
        assertThat(settings.getProperty("neurocards.payments.test-mode")).isNull();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> understood(Map.of("PORT", "abc", "NEUROCARDS_MODE", "test"), "FREE_CREDITS=-1"))
                .isInstanceOfSatisfying(
                        UnusableSettingException.class,
                        refusal -> assertThat(refusal.complaints()).hasSize(3));
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_packaged_settings() {
        assertThat(port(Map.of())).isEqualTo("8080");
        assertThat(port(Map.of("PORT", "18473"))).isEqualTo("18473");
        assertThat(port(Map.of("PORT", "18473"), "--server.port=18474")).isEqualTo("18474");
    }

    private static String port(Map<String, Object> variables, String... arguments) {
        var application = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .environment(new OwnEnvironment(variables));
        try (var context = TestStart.of(() -> application.run(arguments))) {
            return context.getEnvironment().getProperty("server.port");
        }
    }

    @Test
    void every_name_of_the_stores_reaches_the_setting_that_opens_them() throws IOException {
        var s3 = understood(Map.of(), """
                STORAGE_TYPE=s3
                STORAGE_BASE_PATH=/var/lib/shop
                S3_ENDPOINT=https://s3.example.org
                S3_REGION=eu-central-1
                S3_ACCESS_KEY=an-access-key-of-some-length
                S3_SECRET_KEY=a-secret-key-of-some-length
                S3_BUCKET_PREFIX=shop-
                """);
        var supabase = understood(
                Map.of("STORAGE_TYPE", "supabase", "SUPABASE_URL", "https://abc.supabase.co"),
                "SUPABASE_SERVICE_ROLE_KEY=sb_secret_of_some_length\n");
        var older = understood(Map.of("STORAGE_PATH", "/srv/files", "SUPABASE_KEY", "sb_secret_of_old_times"), "");

        assertThat(s3.getProperty("neurocards.media.remote.store")).isEqualTo("s3");
        assertThat(s3.getProperty("neurocards.media.storage")).isEqualTo("/var/lib/shop");
        assertThat(List.of("endpoint", "region", "access-key", "secret-key", "prefix"))
                .extracting(name -> s3.getProperty("neurocards.media.remote.s3." + name))
                .containsExactly(
                        "https://s3.example.org",
                        "eu-central-1",
                        "an-access-key-of-some-length",
                        "a-secret-key-of-some-length",
                        "shop-");
        assertThat(supabase.getProperty("neurocards.media.remote.store")).isEqualTo("supabase");
        assertThat(supabase.getProperty("neurocards.media.remote.supabase.url")).isEqualTo("https://abc.supabase.co");
        assertThat(supabase.getProperty("neurocards.media.remote.supabase.key")).isEqualTo("sb_secret_of_some_length");
        assertThat(older.getProperty("neurocards.media.storage")).isEqualTo("/srv/files");
        assertThat(older.getProperty("neurocards.media.remote.supabase.key")).isEqualTo("sb_secret_of_old_times");
    }

    private ConfigurableEnvironment understood(Map<String, Object> variables, String file) throws IOException {
        var environment = new OwnEnvironment(variables);
        new SeedSettings(Files.writeString(folder.resolve(".env"), file))
                .postProcessEnvironment(environment, new SpringApplication(Nothing.class));
        return environment;
    }
}
