package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:s3cret@db.example.com:6543/shop",
                "postgresql://ann:s3cret@db.example.com:6543/shop",
                "jdbc:postgresql://ann:s3cret@db.example.com:6543/shop",
                "jdbc:postgresql://db.example.com:6543/shop?user=ann&password=s3cret",
                "  postgres://ann:s3cret@db.example.com:6543/shop\n",
            })
    void every_form_means_the_same(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url).isEqualTo(new DatabaseUrl("jdbc:postgresql://db.example.com:6543/shop", "ann", "s3cret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p%40ss%3A%2F%3F%23%25%2B|p@ss:/?#%+",
                "a+b|a+b",
                "p@ss:w/rd#1|p@ss:w/rd#1",
                "100%sure|100%sure",
                "%D0%BA%D0%BE%D1%82|кот",
            })
    void a_password_may_hold_anything_escaped_or_not(String written, String meant) {
        var url = DatabaseUrl.parse("postgres://ann:" + written + "@db_1:5432/shop?sslmode=require");

        assertThat(url).isEqualTo(new DatabaseUrl("jdbc:postgresql://db_1:5432/shop?sslmode=require", "ann", meant));
    }

    @Test
    void parameters_stay_in_their_order_and_the_login_leaves_them() {
        var url = DatabaseUrl.parse(
                "jdbc:postgresql://h1:5432,h2:5432/shop?sslmode=verify-full&user=ann&password=p%26q&targetServerType=primary");

        assertThat(url)
                .isEqualTo(new DatabaseUrl(
                        "jdbc:postgresql://h1:5432,h2:5432/shop?sslmode=verify-full&targetServerType=primary",
                        "ann",
                        "p&q"));
    }

    @Test
    void a_login_may_be_missing() {
        assertThat(DatabaseUrl.parse("postgres://localhost/shop"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://localhost/shop", null, null));
        assertThat(DatabaseUrl.parse("postgres://ann@[::1]:5432/shop"))
                .isEqualTo(new DatabaseUrl("jdbc:postgresql://[::1]:5432/shop", "ann", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ann:s3cret@localhost/shop",
                "ann:s3cret@localhost/shop",
                "postgres://ann:s3cret@localhost",
                "postgres://ann:s3cret@/shop",
                "postgres://ann:s3cret@localhost/",
                "jdbc:mysql://localhost/shop?password=s3cret",
                "postgres://ann:s3cret@local host/shop",
            })
    void what_is_not_an_address_is_refused_without_being_repeated(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DATABASE_URL ")
                .satisfies(refusal -> {
                    var everything = new StringWriter();
                    refusal.printStackTrace(new PrintWriter(everything));
                    assertThat(everything.toString()).doesNotContain("s3cret");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:s3cret@localhost/shop?sslmode=require",
                "jdbc:postgresql://ann:s3cret@localhost/shop?sslmode=require",
                "jdbc:postgresql://localhost/shop?user=ann&Password=s3cret&sslmode=require",
            })
    void it_prints_without_the_password(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.password()).isEqualTo("s3cret");
        assertThat(url).hasToString("jdbc:postgresql://localhost/shop?sslmode=require");
    }
}
