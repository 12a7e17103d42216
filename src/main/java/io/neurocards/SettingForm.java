package io.neurocards;

import io.neurocards.providers.vendors.KeyList;
import io.neurocards.shared.Roles;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the value of a setting must look like. A complaint says what is wrong and never repeats the value. */
@FunctionalInterface
interface SettingForm {

    /** Returns what is wrong with {@code value}, to stand after the setting's name, or null. */
    @Nullable
    String complaint(String value);

    static SettingForm anything() {
        return _ -> null;
    }

    static SettingForm wholeNumber(int lowest, int highest) {
        return value -> {
            var fits = value.matches("\\d{1,9}")
                    && Integer.parseInt(value) >= lowest
                    && Integer.parseInt(value) <= highest;
            return fits ? null : "must be a whole number from " + lowest + " to " + highest;
        };
    }

    /** One to {@code most} numbers from 0 to {@code highest}, with commas between them. */
    static SettingForm wholeNumbers(int most, int highest) {
        return value -> {
            var numbers = value.split(",", -1);
            var one = wholeNumber(0, highest);
            var fits = numbers.length <= most
                    && Stream.of(numbers).allMatch(number -> one.complaint(number.strip()) == null);
            return fits
                    ? null
                    : "must be one to " + most + " whole numbers from 0 to " + highest + ", with commas between them";
        };
    }

    static SettingForm roles() {
        return value -> {
            try {
                return Roles.read(value).all().isEmpty() ? "must name a role" : null;
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        };
    }

    static SettingForm hours() {
        return value ->
                value.matches("([01]?\\d|2[0-3])-([01]?\\d|2[0-3])") ? null : "must be two hours of a day such as 22-8";
    }

    static SettingForm zone() {
        return value -> ZoneId.getAvailableZoneIds().contains(value)
                ? null
                : "must be the name of a time zone such as Europe/Moscow or UTC";
    }

    static SettingForm share() {
        return value -> value.matches("0|1|0\\.\\d{1,4}") ? null : "must be a number from 0 to 1, such as 0.65";
    }

    static SettingForm webAddress() {
        return value -> value.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")
                ? null
                : "must be a web address such as https://studio.example.com";
    }

    /** An address that readers are sent to; unlike {@link #webAddress}, nothing is put behind it. */
    static SettingForm link() {
        return value -> value.matches("https?://[^\\s/?#]+\\S*")
                ? null
                : "must be the address of a page such as https://studio.example.com/terms";
    }

    /** An address of this machine, written as numbers. */
    static SettingForm networkAddress() {
        return value -> value.matches("(\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:]{2,39}")
                ? null
                : "must be an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them";
    }

    static SettingForm databaseAddress() {
        return value -> value.matches("(?s)(jdbc:)?postgres(ql)?://.+")
                ? null
                : "must look like postgres://user:password@host:5432/name or jdbc:postgresql://host:5432/name";
    }

    static SettingForm redisAddress() {
        return RedisAddress::complaint;
    }

    static SettingForm bytes(int fewest) {
        return value -> value.getBytes(StandardCharsets.UTF_8).length >= fewest
                ? null
                : "must have at least " + fewest + " characters: openssl rand -hex 32 makes a good one";
    }

    static SettingForm oneOf(String... values) {
        return value -> List.of(values).contains(value) ? null : "must be " + String.join(" or ", values);
    }

    /** The number of the bot, a colon, and what the BotFather adds to it. */
    static SettingForm botToken() {
        return value -> value.matches("\\d{3,20}:[A-Za-z0-9_-]{30,100}")
                ? null
                : "must look as the BotFather gave it: digits, a colon, and some 35 letters";
    }

    /** What Telegram takes as a webhook's secret. */
    static SettingForm webhookSecret() {
        return value -> value.matches("[A-Za-z0-9_-]{16,256}")
                ? null
                : "must have 16 to 256 characters of A-Z, a-z, 0-9, _ and -: openssl rand -hex 32 makes a good one";
    }

    static SettingForm telegramIds() {
        return value -> value.matches("\\d{1,18}(\\s*,\\s*\\d{1,18})*")
                ? null
                : "must be numbers with commas between them, such as 424242,434343";
    }

    /** A person, a group, whose number is negative, or a public channel. */
    static SettingForm telegramChat() {
        return value -> value.matches("-?\\d{1,18}|@[A-Za-z0-9_]{4,64}")
                ? null
                : "must be the number of a chat such as 424242 or -1001234567890, or a channel such as @studio_alerts";
    }

    static SettingForm mailAddresses() {
        return value -> value.matches("[^\\s@,]+@[^\\s@,]+(\\s*,\\s*[^\\s@,]+@[^\\s@,]+)*")
                ? null
                : "must be e-mail addresses with commas between them";
    }

    static SettingForm currency() {
        return value -> value.matches("[A-Z]{3}") ? null : "must be the code of a currency, such as USD";
    }

    /** What currencies are worth in another one. */
    static SettingForm rates() {
        return value -> value.matches("[A-Z]{3}=\\d{1,9}(\\.\\d{1,9})?(\\s*,\\s*[A-Z]{3}=\\d{1,9}(\\.\\d{1,9})?){0,49}")
                ? null
                : "must be currencies with what one of each is worth, such as USD=92.50,XTR=1.30";
    }

    static SettingForm name() {
        return value -> value.matches("[a-z0-9-]+") ? null : "must be one name, such as kie";
    }

    /** Keys of a provider; a complaint names an entry by its number. */
    static SettingForm keys() {
        return value -> {
            try {
                KeyList.parse(value);
                return null;
            } catch (IllegalArgumentException e) {
                return "must be keys with commas or semicolons between them: " + e.getMessage();
            }
        };
    }

    static SettingForm key() {
        return value -> value.matches("[!-9;-~]+") ? null : "must be a key as its provider gave it, without spaces";
    }

    /** A shop's number at YooKassa. */
    static SettingForm shopNumber() {
        return value -> value.matches("\\d{1,20}") ? null : "must be the number of the shop, such as 100500";
    }

    /** What Stripe calls a secret or a restricted key; the publishable one opens nothing. */
    static SettingForm stripeKey() {
        return value -> value.matches("(sk|rk)_[A-Za-z0-9_]{4,250}")
                ? null
                : "must be a secret or restricted key of Stripe, which begins with sk_ or rk_";
    }

    static SettingForm stripeSecrets() {
        return value -> value.matches("whsec_[!-+\\--~]+(\\s*,\\s*whsec_[!-+\\--~]+){0,4}")
                ? null
                : "must be the signing secret of Stripe's webhook, which begins with whsec_; two with a comma between"
                        + " them while it is changed";
    }

    /** Addresses, and ranges of them; whether each is one is seen when they are used. */
    static SettingForm networks() {
        return value -> value.matches("[0-9A-Fa-f:.]+(/\\d{1,3})?(\\s*,\\s*[0-9A-Fa-f:.]+(/\\d{1,3})?){0,99}")
                ? null
                : "must be addresses or ranges with commas between them, such as 185.71.76.0/27,77.75.156.11";
    }

    static SettingForm hosts() {
        return value -> value.matches("[A-Za-z0-9.\\[\\]:-]+:\\d{1,5}(\\s*,\\s*[A-Za-z0-9.\\[\\]:-]+:\\d{1,5})*")
                ? null
                : "must be hosts with their ports and commas between them, such as localhost:8080";
    }

    /** A folder, or a part of a bucket. */
    static SettingForm depot() {
        return value -> value.matches("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/\\S*)?|(?!.*://).+")
                ? null
                : "must be a folder, or s3://bucket/prefix";
    }

    static SettingForm timeOfDay() {
        return value -> value.matches("([01]?\\d|2[0-3]):[0-5]\\d") ? null : "must be a time of day, such as 03:30";
    }

    static SettingForm backupKey() {
        return value -> value.matches("[0-9a-fA-F]{64}|[A-Za-z0-9+/_-]{43}=?")
                ? null
                : "must be 32 bytes as 64 hexadecimal digits or in base64: backup key makes one";
    }

    static SettingForm names() {
        return value -> value.matches("[a-z0-9-]+(\\s*,\\s*[a-z0-9-]+)*")
                ? null
                : "must be names with commas between them, such as telegram,openai";
    }

    static SettingForm templates() {
        return value -> value.matches("none|(ugc|ad)(\\s*,\\s*(ugc|ad))*")
                ? null
                : "must be ugc, ad, both with a comma, or none";
    }

    /** Returns whether {@code value} was left as it stands in a sample. */
    static boolean isPlaceholder(String value) {
        return Placeholders.PATTERN.matcher(value).find();
    }

    /** Holds the pattern, which an interface would show to all. */
    final class Placeholders {

        private static final Pattern PATTERN = Pattern.compile(
                "change[-_ ]?me|your[-_ ]|<[a-z][^>]*>|x{4,}|\\breplace[-_ ](me|this|with)|\\bexample\\b"
                        + "|://user:password@host\\b",
                Pattern.CASE_INSENSITIVE);

        private Placeholders() {}
    }
}
