package dev.groundwork.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CallerNetworkTest {

    @Test
    @DisplayName(
            "INFRA-AUTH-332 an IPv4 address is a caller of its own, an IPv6 address is its /64, mapped ones are IPv4")
    void networks() {
        assertThat(of("127.3.4.5")).isNotEqualTo(of("127.0.0.1"));
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:0DB8:0001:0002:ffff:ffff:ffff:ffff"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
        assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
        assertThat(of("not an address")).isEqualTo(of("not an address"));
    }

    private static CallerNetwork of(String ip) {
        return CallerNetwork.of(ip);
    }
}
