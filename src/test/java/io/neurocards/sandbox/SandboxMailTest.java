package io.neurocards.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.TestStart;
import io.neurocards.sandbox.SandboxMailTest.Demo;
import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

class SandboxMailTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static ConfigurableApplicationContext demo;

    /** The sandbox's mail part and nothing else, behind a real web server. */
    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SandboxMailSettings.class)
    @Import({SandboxMailbox.class, SandboxMailServer.class, SandboxMailPages.class})
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ThymeleafAutoConfiguration.class
    })
    static class Demo {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @BeforeAll
    static void start() {
        demo = start("demo", WebApplicationType.SERVLET);
    }

    private static ConfigurableApplicationContext start(String mode, WebApplicationType type) {
        return TestStart.of(() ->
                new SpringApplicationBuilder(Demo.class).web(type).run("--server.port=0", "--neurocards.mode=" + mode));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    void a_mail_sent_over_smtp_is_read_over_http() throws Exception {
        send("anna@example.com", "123456 — код", "Здравствуйте!\n123456\n");

        assertThat(get("/sandbox/mail.json?to=anna@example.com", "ru")).isEqualTo("""
                        [{"to":"anna@example.com","subject":"123456 — код","text":"Здравствуйте!\\n123456\\n",\
                        "at":"2026-11-20T12:00:00Z"}]""");
    }

    @Test
    void the_newest_mail_is_first_and_the_201st_is_forgotten() throws Exception {
        for (var number = 1; number <= 201; number++) {
            send("many@example.com", "mail " + number, "text");
        }

        var mails = demo.getBean(SandboxMailbox.class).mails("MANY@example.com");

        assertThat(mails).hasSize(200);
        assertThat(mails.getFirst().subject()).isEqualTo("mail 201");
        assertThat(mails.getLast().subject()).isEqualTo("mail 2");
    }

    @Test
    void the_page_escapes_whatever_a_mail_says() throws Exception {
        send("eve@example.com", "<script>alert(1)</script>", "<img src=x onerror=alert(2)>");

        var page = get("/sandbox/mail?to=" + URLEncoder.encode("eve@example.com", StandardCharsets.UTF_8), "ru");

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x", "Почта песочницы", "lang=\"ru\"")
                .doesNotContain("<script", "<img");
    }

    @Test
    void the_page_speaks_the_readers_language() throws Exception {
        assertThat(get("/sandbox/mail?to=nobody@example.com", "en"))
                .contains("No mail yet.", "lang=\"en\"", "href=\"/assets/studio.css\"");
    }

    @Test
    void in_production_there_is_no_sandbox() {
        try (var production = start("production", WebApplicationType.SERVLET)) {
            assertThat(production.getBeanNamesForType(SandboxMailServer.class)).isEmpty();
            assertThat(production.getBeanNamesForType(SandboxMailPages.class)).isEmpty();
        }
    }

    private static void send(String to, String subject, String text) throws MessagingException {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(demo.getBean(SandboxMailServer.class).port());
        var message = sender.createMimeMessage();
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom("studio@neurocards.local");
        helper.setTo(to);
        helper.setSubject(subject);
        helper.setText(text, "<b>HTML</b>");
        sender.send(message);
    }

    private static String get(String path, String language) throws Exception {
        var port = demo.getEnvironment().getProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", language)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
