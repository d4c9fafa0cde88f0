package dev.groundwork.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DnsLabelTest {

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, ada-lovelace",
        "Łukasz Żółw, lukasz-zolw",
        "Đặng Thị, dang-thi",
        "Þórður Æðelred, thordur-aedelred",
        "İstanbul Işık, istanbul-isik",
        "Straße ẞ, strasse-ss",
        "Ａｄａ, ada",
        "ﬁne, fine",
        "a---b___c, a-b-c",
        "O’Neil's, oneils",
        "Владимир, other",
        "🚀🚀, other",
        "Владимир 42, 42"
    })
    @DisplayName(
            "INFRA-AUTH-370 a name of any script makes one label, its letters readable, or the one that stands for it")
    void of(String name, String label) {
        assertThat(DnsLabel.of(name, "other")).hasToString(label);
    }

    @Test
    @DisplayName("INFRA-AUTH-371 a long name is cut to 40, never at a hyphen, so that a suffix has room")
    void cut() {
        assertThat(DnsLabel.of("x".repeat(80), "other").value()).hasSize(40);
        assertThat(DnsLabel.of("x".repeat(39) + " yyyy", "other").value()).isEqualTo("x".repeat(39));
        assertThat(DnsLabel.of("x".repeat(80), "other").with("a1b2").value()).isEqualTo("x".repeat(40) + "-a1b2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a--b", "A", "ä", "a.b", "a b"})
    @DisplayName("INFRA-AUTH-372 what is no label of letters, digits and single hyphens is none")
    void refused(String text) {
        assertThatThrownBy(() -> new DnsLabel(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "admin",
                "api",
                "www",
                "auth",
                "app",
                "maker",
                "postmaster",
                "security",
                "autodiscover",
                "localhost",
                "null",
                "me",
                "well-known"
            })
    @DisplayName("INFRA-AUTH-373 words that look like ours, like a role or like a host are reserved")
    void reserved(String label) {
        assertThat(new DnsLabel(label).isReserved()).isTrue();
        assertThat(new DnsLabel(label).with("a1b2").isReserved()).isFalse();
    }
}
