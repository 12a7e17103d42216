package io.neurocards.partners.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,        10.1.2.3,              true",
        "10.1.2.3,        10.1.2.4,              false",
        "10.0.0.0/8,      10.255.255.255,        true",
        "10.0.0.0/8,      11.0.0.0,              false",
        "10.1.2.3/8,      10.9.9.9,              true",
        "192.168.1.128/25, 192.168.1.127,        false",
        "0.0.0.0/0,       203.0.113.9,           true",
        "0.0.0.0/0,       2001:db8::1,           false",
        "10.1.2.3,        ::ffff:10.1.2.3,       true",
        "2001:db8::/32,   2001:db8:ffff::1,      true",
        "2001:db8::/32,   2001:db9::1,           false",
        "::1,             0:0:0:0:0:0:0:1,       true",
        "fe80::/10,       fe80::1%eth0,          true",
        "10.0.0.0/8,      not-an-address,        false"
    })
    void holds_the_addresses_with_its_beginning(String range, String address, boolean isIn) {
        assertThat(AddressRange.of(range).contains(address)).isEqualTo(isIn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "2001:db8::/129",
                "1.2.3",
                "256.1.1.1",
                "localhost",
                "example.org",
                "::1%eth0",
                "10.0.0.0 /8",
                "0x7f.0.0.1",
                ":::",
                "1:2:3:4:5:6:7:8:9"
            })
    void what_is_no_range_is_refused_and_no_name_is_looked_up(String text) {
        assertThatThrownBy(() -> AddressRange.of(text)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "2001:db8:0:0:0:0:0:0/32", "127.0.0.1/32"})
    void reads_back_what_it_says(String text) {
        assertThat(AddressRange.of(text)).hasToString(text);
    }
}
